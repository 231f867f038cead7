;; What a search does with every provision. Numbers are 32 bits wide where nothing else is said, sums are made in 64 bits
;; as JavaScript makes them: the results are the same to the bit. Columns are read 16 provisions at a time and have room for
;; as many; what lies beyond the last provision is 0.
;; kernel.ts holds the compiled form: `npx wabt wat2wasm kernel.wat`.
(module
  (import "env" "memory" (memory 1))

  ;; Inner products of one query with the rows of a matrix, 32 dimensions at a time, the rest 8 at a time, times $step and
  ;; the row's scale. Rows are signed bytes, the query 16-bit numbers, sums whole numbers. Where dimensions are no multiple
  ;; of 8 the query is padded with zeros, since a row is then read beyond its end.
  ;; Rows whose byte in $allowed is 0 are passed over and get 0.
  (func (export "dots")
    (param $query i32) (param $step f64) (param $rows i32) (param $scales i32) (param $allowed i32) (param $count i32)
    (param $dimensions i32) (param $out i32)
    (local $row i32) (local $q i32) (local $r i32) (local $end i32) (local $sum v128)
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $row) (local.get $count)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (if (i32.load8_u (i32.add (local.get $allowed) (local.get $row)))
          (then
            (local.set $q (local.get $query))
            (local.set $r (local.get $rows))
            (local.set $end (i32.add (local.get $rows) (i32.and (local.get $dimensions) (i32.const -32))))
            (block $rest
              (loop $four
                (br_if $rest (i32.ge_u (local.get $r) (local.get $end)))
                (local.set $sum (i32x4.add (local.get $sum) (i32x4.add
                  (i32x4.add
                    (i32x4.dot_i16x8_s (v128.load (local.get $q)) (v128.load8x8_s (local.get $r)))
                    (i32x4.dot_i16x8_s (v128.load offset=16 (local.get $q)) (v128.load8x8_s offset=8 (local.get $r))))
                  (i32x4.add
                    (i32x4.dot_i16x8_s (v128.load offset=32 (local.get $q)) (v128.load8x8_s offset=16 (local.get $r)))
                    (i32x4.dot_i16x8_s (v128.load offset=48 (local.get $q)) (v128.load8x8_s offset=24 (local.get $r)))))))
                (local.set $q (i32.add (local.get $q) (i32.const 64)))
                (local.set $r (i32.add (local.get $r) (i32.const 32)))
                (br $four)))
            (local.set $end (i32.add (local.get $rows) (local.get $dimensions)))
            (block $whole
              (loop $one
                (br_if $whole (i32.ge_u (local.get $r) (local.get $end)))
                (local.set $sum (i32x4.add (local.get $sum)
                  (i32x4.dot_i16x8_s (v128.load (local.get $q)) (v128.load8x8_s (local.get $r)))))
                (local.set $q (i32.add (local.get $q) (i32.const 16)))
                (local.set $r (i32.add (local.get $r) (i32.const 8)))
                (br $one)))))
        (f32.store (i32.add (local.get $out) (i32.shl (local.get $row) (i32.const 2)))
          (f32.mul
            (f32.load (i32.add (local.get $scales) (i32.shl (local.get $row) (i32.const 2))))
            (f32.demote_f64 (f64.mul (local.get $step) (f64.convert_i32_s
              (i32.add
                (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
                (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))))))
        (local.set $rows (i32.add (local.get $rows) (local.get $dimensions)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $each))))

  ;; Adds $factor × weight to the sum of every provision of a term: their numbers, then one byte of weight for each. Numbers
  ;; from a damaged file that are none of $provisions are passed over.
  (func (export "add") (param $postings i32) (param $count i32) (param $factor f64) (param $sums i32) (param $provisions i32)
    (local $weight i32) (local $end i32) (local $number i32) (local $sum i32)
    (local.set $weight (i32.add (local.get $postings) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $end (local.get $weight))
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $postings) (local.get $end)))
        (local.set $number (i32.load (local.get $postings)))
        (if (i32.lt_u (local.get $number) (local.get $provisions))
          (then
            (local.set $sum (i32.add (local.get $sums) (i32.shl (local.get $number) (i32.const 2))))
            (f32.store (local.get $sum) (f32.demote_f64 (f64.add
              (f64.promote_f32 (f32.load (local.get $sum)))
              (f64.mul (local.get $factor) (f64.convert_i32_u (i32.load8_u (local.get $weight)))))))))
        (local.set $postings (i32.add (local.get $postings) (i32.const 4)))
        (local.set $weight (i32.add (local.get $weight) (i32.const 1)))
        (br $each))))

  ;; Two provisions' weighted sum of three columns.
  (func $weighed (param $at i32) (param $column i32) (param $a f64) (param $b f64) (param $c f64) (result v128)
    (f32x4.demote_f64x2_zero (f64x2.add
      (f64x2.add
        (f64x2.mul (f64x2.splat (local.get $a)) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $at))))
        (f64x2.mul (f64x2.splat (local.get $b)) (f64x2.promote_low_f32x4 (v128.load64_zero (i32.add (local.get $at) (local.get $column))))))
      (f64x2.mul (f64x2.splat (local.get $c))
        (f64x2.promote_low_f32x4 (v128.load64_zero (i32.add (local.get $at) (i32.shl (local.get $column) (i32.const 1)))))))))

  ;; Weighted sum of three columns that lie $column bytes apart, 0 where $allowed is.
  (func (export "addUp") (param $sums i32) (param $column i32) (param $a f64) (param $b f64) (param $c f64) (param $allowed i32) (param $out i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $sums) (local.get $column)))
    (block $done
      (loop $four
        (br_if $done (i32.ge_u (local.get $sums) (local.get $end)))
        (v128.store (local.get $out)
          (v128.and
            (i32x4.gt_u
              (i32x4.extend_low_i16x8_u (i16x8.extend_low_i8x16_u (v128.load32_zero (local.get $allowed))))
              (v128.const i32x4 0 0 0 0))
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
              (call $weighed (local.get $sums) (local.get $column) (local.get $a) (local.get $b) (local.get $c))
              (call $weighed (i32.add (local.get $sums) (i32.const 8)) (local.get $column) (local.get $a) (local.get $b) (local.get $c)))))
        (local.set $sums (i32.add (local.get $sums) (i32.const 16)))
        (local.set $allowed (i32.add (local.get $allowed) (i32.const 4)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (br $four))))

  (func $count (param $bin i32)
    (i32.store (local.get $bin) (i32.add (i32.load (local.get $bin)) (i32.const 1))))

  ;; Writes the numbers of provisions of a score above 0, among them the $limit highest and few besides, in order; gives
  ;; how many. Numbers above 0 sort as their bits do. The greatest of every four are counted by their first 14 bits in
  ;; $bins, 32 kB; where $limit of these reach, as many do of all.
  (func (export "highest") (param $scores i32) (param $column i32) (param $limit i32) (param $bins i32) (param $out i32) (result i32)
    (local $at i32) (local $end i32) (local $bin i32) (local $bound i32) (local $mask i32) (local $start i32) (local $four v128)
    (memory.fill (local.get $bins) (i32.const 0) (i32.const 32768))
    (local.set $end (i32.add (local.get $scores) (local.get $column)))
    (local.set $at (local.get $scores))
    (block $counted
      (loop $sixteen
        (br_if $counted (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $four (i32x4.add (i32x4.splat (local.get $bins)) (v128.and (v128.const i32x4 0x1fffc 0x1fffc 0x1fffc 0x1fffc) (i32x4.shr_u
          (i32x4.max_s (v128.const i32x4 0 0 0 0) (i32x4.max_s
            (i32x4.max_s (v128.load (local.get $at)) (v128.load offset=16 (local.get $at)))
            (i32x4.max_s (v128.load offset=32 (local.get $at)) (v128.load offset=48 (local.get $at)))))
          (i32.const 16)))))
        (call $count (i32x4.extract_lane 0 (local.get $four)))
        (call $count (i32x4.extract_lane 1 (local.get $four)))
        (call $count (i32x4.extract_lane 2 (local.get $four)))
        (call $count (i32x4.extract_lane 3 (local.get $four)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $sixteen)))
    (local.set $bin (i32.const 32768))
    (block $found
      (loop $down
        (local.set $bin (i32.sub (local.get $bin) (i32.const 4)))
        (br_if $found (i32.eqz (local.get $bin)))
        (local.set $limit (i32.sub (local.get $limit) (i32.load (i32.add (local.get $bins) (local.get $bin)))))
        (br_if $down (i32.gt_s (local.get $limit) (i32.const 0)))))
    (local.set $bound (i32.or (i32.shl (local.get $bin) (i32.const 16)) (i32.eqz (local.get $bin))))
    (local.set $start (local.get $out))
    (local.set $at (local.get $scores))
    (block $written
      (loop $next
        (br_if $written (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $mask (i32x4.bitmask (i32x4.ge_s (v128.load (local.get $at)) (i32x4.splat (local.get $bound)))))
        (block $none
          (loop $lane
            (br_if $none (i32.eqz (local.get $mask)))
            (i32.store (local.get $out)
              (i32.add (i32.shr_u (i32.sub (local.get $at) (local.get $scores)) (i32.const 2)) (i32.ctz (local.get $mask))))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))
            (local.set $mask (i32.and (local.get $mask) (i32.sub (local.get $mask) (i32.const 1))))
            (br $lane)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $out) (local.get $start)) (i32.const 2)))

  ;; The greatest inner product of a query of 64-bit numbers with rows of signed bytes, each times its scale; -1 for less.
  ;; Products are exact, and so are their sums wherever the query's numbers are no smaller than a millionth.
  (func (export "nearest")
    (param $query i32) (param $rows i32) (param $scales i32) (param $count i32) (param $dimensions i32) (result f64)
    (local $q i32) (local $end i32) (local $best f64)
    (local $eight v128) (local $four v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $best (f64.const -1))
    (block $done
      (loop $each
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $q (local.get $query))
        (local.set $end (i32.add (local.get $rows) (local.get $dimensions)))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (local.get $a))
        (local.set $c (local.get $a))
        (local.set $d (local.get $a))
        (block $whole
          (loop $lanes
            (br_if $whole (i32.ge_u (local.get $rows) (local.get $end)))
            (local.set $eight (v128.load8x8_s (local.get $rows)))
            (local.set $four (i32x4.extend_low_i16x8_s (local.get $eight)))
            (local.set $a (f64x2.add (local.get $a) (f64x2.mul (v128.load (local.get $q)) (f64x2.convert_low_i32x4_s (local.get $four)))))
            (local.set $b (f64x2.add (local.get $b) (f64x2.mul (v128.load offset=16 (local.get $q))
              (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $four) (local.get $four))))))
            (local.set $four (i32x4.extend_high_i16x8_s (local.get $eight)))
            (local.set $c (f64x2.add (local.get $c) (f64x2.mul (v128.load offset=32 (local.get $q)) (f64x2.convert_low_i32x4_s (local.get $four)))))
            (local.set $d (f64x2.add (local.get $d) (f64x2.mul (v128.load offset=48 (local.get $q))
              (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15 (local.get $four) (local.get $four))))))
            (local.set $q (i32.add (local.get $q) (i32.const 64)))
            (local.set $rows (i32.add (local.get $rows) (i32.const 8)))
            (br $lanes)))
        (local.set $a (f64x2.add (f64x2.add (local.get $a) (local.get $b)) (f64x2.add (local.get $c) (local.get $d))))
        (local.set $best (f64.max (local.get $best) (f64.mul
          (f64.promote_f32 (f32.load (local.get $scales)))
          (f64.add (f64x2.extract_lane 0 (local.get $a)) (f64x2.extract_lane 1 (local.get $a))))))
        (local.set $rows (local.get $end))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $each)))
    (local.get $best))

  ;; Inner products of two vectors with chosen rows, two numbers a row, each row as 32-bit numbers: its bytes times its scale.
  ;; The vectors lie in the lanes of 64-bit pairs, so that each sum adds its terms in order; two rows are summed at a time,
  ;; so that they do not wait for each other. $chosen holds an even number of rows.
  (func (export "products")
    (param $pairs i32) (param $rows i32) (param $scales i32) (param $chosen i32) (param $count i32) (param $dimensions i32) (param $out i32)
    (local $p i32) (local $r i32) (local $s i32) (local $end i32) (local $a v128) (local $b v128) (local $scaleA f32) (local $scaleB f32)
    (block $done
      (loop $two
        (br_if $done (i32.le_s (local.get $count) (i32.const 0)))
        (local.set $r (i32.load (local.get $chosen)))
        (local.set $s (i32.load offset=4 (local.get $chosen)))
        (local.set $scaleA (f32.load (i32.add (local.get $scales) (i32.shl (local.get $r) (i32.const 2)))))
        (local.set $scaleB (f32.load (i32.add (local.get $scales) (i32.shl (local.get $s) (i32.const 2)))))
        (local.set $r (i32.add (local.get $rows) (i32.mul (local.get $r) (local.get $dimensions))))
        (local.set $s (i32.add (local.get $rows) (i32.mul (local.get $s) (local.get $dimensions))))
        (local.set $end (i32.add (local.get $r) (local.get $dimensions)))
        (local.set $p (local.get $pairs))
        (local.set $a (v128.const i32x4 0 0 0 0))
        (local.set $b (local.get $a))
        (block $whole
          (loop $each
            (br_if $whole (i32.ge_u (local.get $r) (local.get $end)))
            (local.set $a (f64x2.add (local.get $a) (f64x2.mul (v128.load (local.get $p)) (f64x2.splat (f64.promote_f32
              (f32.mul (local.get $scaleA) (f32.convert_i32_s (i32.load8_s (local.get $r)))))))))
            (local.set $b (f64x2.add (local.get $b) (f64x2.mul (v128.load (local.get $p)) (f64x2.splat (f64.promote_f32
              (f32.mul (local.get $scaleB) (f32.convert_i32_s (i32.load8_s (local.get $s)))))))))
            (local.set $p (i32.add (local.get $p) (i32.const 16)))
            (local.set $r (i32.add (local.get $r) (i32.const 1)))
            (local.set $s (i32.add (local.get $s) (i32.const 1)))
            (br $each)))
        (v128.store64_lane 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $a)))
        (v128.store64_lane offset=8 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $b)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        (local.set $chosen (i32.add (local.get $chosen) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 2)))
        (br $two)))))
