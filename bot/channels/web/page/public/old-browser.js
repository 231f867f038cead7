/* For browsers that do not know modules, and never get the page. */
(function () {
  var line = document.querySelector('.shell-loading');
  if (line) line.textContent = '您的浏览器太旧，打不开这个页面。请换一个浏览器，或者拨打 12348（免费法律咨询）。';
})();
