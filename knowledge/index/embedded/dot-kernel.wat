;; Inner products of one query with the rows of a matrix, 32 dimensions at a time, the rest 8 at a time.
;; Rows are signed bytes, the query 16-bit numbers, results 32-bit sums. Where dimensions are no multiple of 8 the query
;; is padded with zeros, since a row is then read beyond its end.
;; Rows whose byte in $allowed is 0 are passed over and get 0.
;; dot-kernel.ts holds the compiled form: `npx wabt wat2wasm dot-kernel.wat`.
(module
  (import "env" "memory" (memory 1))
  (func (export "dots")
    (param $query i32) (param $rows i32) (param $allowed i32) (param $count i32) (param $dimensions i32) (param $out i32)
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
        (i32.store (i32.add (local.get $out) (i32.shl (local.get $row) (i32.const 2)))
          (i32.add
            (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
            (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
        (local.set $rows (i32.add (local.get $rows) (local.get $dimensions)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $each)))))
