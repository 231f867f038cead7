;; Scores of rows of signals by one network, two rows at a time in the lanes of a vector, four units at a time so that
;; their sums do not wait for each other. Each sum adds its terms in the order of the inputs, as the loop in JavaScript
;; would: the results are the same to the bit.
;; $network holds 64-bit numbers: means, scales, direct (one an input), bias, out (one a unit), hidden (units × inputs);
;; $units is a multiple of 4, $count of 2. $rows holds 32-bit numbers, $scratch has room for 16 bytes an input.
;; score-kernel.ts holds the compiled form: `npx wabt wat2wasm score-kernel.wat`.
(module
  (import "env" "memory" (memory 1))
  (func (export "score")
    (param $network i32) (param $inputs i32) (param $units i32) (param $farthest f64)
    (param $scratch i32) (param $rows i32) (param $count i32) (param $out i32)
    (local $column i32) (local $at i32) (local $end i32) (local $unit i32) (local $hidden i32) (local $stride i32)
    (local $score v128) (local $value v128) (local $zero v128) (local $most v128) (local $least v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $column (i32.shl (local.get $inputs) (i32.const 3)))
    (local.set $most (f64x2.splat (local.get $farthest)))
    (local.set $least (f64x2.neg (local.get $most)))
    (block $done
      (loop $pair
        (br_if $done (i32.le_s (local.get $count) (i32.const 0)))
        ;; Signals as the network sees them, and what they count directly.
        (local.set $score (local.get $zero))
        (local.set $at (i32.const 0))
        (loop $input
          (local.set $value
            (f64x2.pmax (local.get $least)
              (f64x2.pmin (local.get $most)
                (f64x2.mul
                  (f64x2.sub
                    (f64x2.promote_low_f32x4
                      (v128.load32_lane 1
                        (i32.add (local.get $rows) (i32.add (i32.shl (local.get $inputs) (i32.const 2)) (i32.shr_u (local.get $at) (i32.const 1))))
                        (v128.load32_zero (i32.add (local.get $rows) (i32.shr_u (local.get $at) (i32.const 1))))))
                    (v128.load64_splat (i32.add (local.get $network) (local.get $at))))
                  (v128.load64_splat (i32.add (i32.add (local.get $network) (local.get $column)) (local.get $at)))))))
          (v128.store (i32.add (local.get $scratch) (i32.shl (local.get $at) (i32.const 1))) (local.get $value))
          (local.set $score
            (f64x2.add (local.get $score)
              (f64x2.mul (v128.load64_splat (i32.add (i32.add (local.get $network) (i32.shl (local.get $column) (i32.const 1))) (local.get $at))) (local.get $value))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br_if $input (i32.lt_u (local.get $at) (local.get $column))))
        ;; Bias and out of the unit lie $stride apart; its weights follow one another.
        (local.set $unit (i32.add (local.get $network) (i32.mul (local.get $column) (i32.const 3))))
        (local.set $stride (i32.shl (local.get $units) (i32.const 3)))
        (local.set $end (i32.add (local.get $unit) (local.get $stride)))
        (local.set $hidden (i32.add (local.get $end) (local.get $stride)))
        (loop $four
          (local.set $a (v128.load64_splat (local.get $unit)))
          (local.set $b (v128.load64_splat offset=8 (local.get $unit)))
          (local.set $c (v128.load64_splat offset=16 (local.get $unit)))
          (local.set $d (v128.load64_splat offset=24 (local.get $unit)))
          (local.set $at (i32.const 0))
          (loop $weight
            (local.set $value (v128.load (i32.add (local.get $scratch) (i32.shl (local.get $at) (i32.const 1)))))
            (local.set $a (f64x2.add (local.get $a) (f64x2.mul (v128.load64_splat (i32.add (local.get $hidden) (local.get $at))) (local.get $value))))
            (local.set $b (f64x2.add (local.get $b) (f64x2.mul
              (v128.load64_splat (i32.add (i32.add (local.get $hidden) (local.get $column)) (local.get $at))) (local.get $value))))
            (local.set $c (f64x2.add (local.get $c) (f64x2.mul
              (v128.load64_splat (i32.add (i32.add (local.get $hidden) (i32.shl (local.get $column) (i32.const 1))) (local.get $at))) (local.get $value))))
            (local.set $d (f64x2.add (local.get $d) (f64x2.mul
              (v128.load64_splat (i32.add (i32.add (local.get $hidden) (i32.mul (local.get $column) (i32.const 3))) (local.get $at))) (local.get $value))))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            (br_if $weight (i32.lt_u (local.get $at) (local.get $column))))
          (local.set $score (f64x2.add (local.get $score) (v128.and (f64x2.gt (local.get $a) (local.get $zero))
            (f64x2.mul (v128.load64_splat (i32.add (local.get $unit) (local.get $stride))) (local.get $a)))))
          (local.set $score (f64x2.add (local.get $score) (v128.and (f64x2.gt (local.get $b) (local.get $zero))
            (f64x2.mul (v128.load64_splat offset=8 (i32.add (local.get $unit) (local.get $stride))) (local.get $b)))))
          (local.set $score (f64x2.add (local.get $score) (v128.and (f64x2.gt (local.get $c) (local.get $zero))
            (f64x2.mul (v128.load64_splat offset=16 (i32.add (local.get $unit) (local.get $stride))) (local.get $c)))))
          (local.set $score (f64x2.add (local.get $score) (v128.and (f64x2.gt (local.get $d) (local.get $zero))
            (f64x2.mul (v128.load64_splat offset=24 (i32.add (local.get $unit) (local.get $stride))) (local.get $d)))))
          (local.set $hidden (i32.add (local.get $hidden) (i32.shl (local.get $column) (i32.const 2))))
          (local.set $unit (i32.add (local.get $unit) (i32.const 32)))
          (br_if $four (i32.lt_u (local.get $unit) (local.get $end))))
        (v128.store64_lane 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $score)))
        (local.set $out (i32.add (local.get $out) (i32.const 8)))
        (local.set $rows (i32.add (local.get $rows) (i32.shl (local.get $inputs) (i32.const 3))))
        (local.set $count (i32.sub (local.get $count) (i32.const 2)))
        (br $pair)))))
