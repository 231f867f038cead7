;; Inner products of one query with the rows of a matrix, 8 dimensions at a time.
;; Rows are signed bytes, the query 16-bit numbers, results 32-bit sums. Where dimensions are no multiple of 8 the query
;; is padded with zeros, since a row is then read beyond its end.
;; Rows whose byte in $allowed is 0 are passed over and get 0.
;; dot-kernel.ts holds the compiled form: `npx wabt wat2wasm dot-kernel.wat`.
(module
  (import "env" "memory" (memory 1))
  (func (export "dots")
    (param $query i32) (param $rows i32) (param $allowed i32) (param $count i32) (param $dimensions i32) (param $out i32)
    (local $row i32) (local $i i32) (local $sum v128)
    (block $done
      (loop $each
        (br_if $done (i32.ge_u (local.get $row) (local.get $count)))
        (local.set $sum (v128.const i32x4 0 0 0 0))
        (if (i32.load8_u (i32.add (local.get $allowed) (local.get $row)))
          (then
            (local.set $i (i32.const 0))
            (loop $dimension
              (local.set $sum
                (i32x4.add (local.get $sum)
                  (i32x4.dot_i16x8_s
                    (v128.load (i32.add (local.get $query) (i32.shl (local.get $i) (i32.const 1))))
                    (v128.load8x8_s (i32.add (local.get $rows) (local.get $i))))))
              (local.set $i (i32.add (local.get $i) (i32.const 8)))
              (br_if $dimension (i32.lt_u (local.get $i) (local.get $dimensions))))))
        (i32.store (i32.add (local.get $out) (i32.shl (local.get $row) (i32.const 2)))
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
            (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $rows (i32.add (local.get $rows) (local.get $dimensions)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $each)))))
