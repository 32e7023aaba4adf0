;; The inner loop of every run. In WebAssembly, because an engine of JavaScript would compile it two or
;; three times on the way and the first month of a process would pay for that. posting.ts says what the
;; posting rule is; here it serves four receivers and a pair of amounts at a time.
(module
  ;; One memory: the receivers' rows from byte 0 on, f64 by slot, and after them these lists, in bytes.
  (import "places" "memory" (memory 1))
  (import "places" "amounts" (global $amounts i32))     ;; f64 by amount; an even number of them
  (import "places" "posted" (global $posted i32))       ;; f64 by amount: what has been posted of it so far
  (import "places" "slots" (global $slots i32))         ;; i32 by amount: its slot in a receiver's row
  (import "places" "doubtful" (global $doubtful i32))   ;; i32: pairs in doubt, by the first of their amounts
  (import "places" "sums" (global $sums i32))           ;; f64 by place in the queue: running sum of the driver
  (import "places" "receivers" (global $receivers i32)) ;; i32 by place in the queue: who stands there
  (import "places" "rowBytes" (global $rowBytes i32))

  ;; How many pairs the last four receivers left in doubt.
  (global $doubts (export "doubts") (mut i32) (i32.const 0))

  ;; Posts the first `count` amounts to a queue from a position on, in fours, until it has served `length`
  ;; receivers or four have left a doubt: something farther than `certain` from a whole number, which
  ;; float64 must not decide. Gives the position to go on with.
  (func (export "post")
    (param $position i32) (param $length i32) (param $total f64) (param $count i32) (param $certain f64)
    (result i32)
    (local $at i32) (local $k i32) (local $slot0 i32) (local $slot1 i32) (local $doubt i32)
    (local $limit v128) (local $amount v128) (local $share v128)
    (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local $ratio0 v128) (local $ratio1 v128) (local $ratio2 v128) (local $ratio3 v128)
    (local $exact0 v128) (local $exact1 v128) (local $exact2 v128) (local $exact3 v128)
    (local $upTo0 v128) (local $upTo1 v128) (local $upTo2 v128) (local $upTo3 v128)
    (local.set $limit (f64x2.splat (local.get $certain)))
    (loop $fours
      (local.set $at (i32.add (global.get $sums) (i32.shl (local.get $position) (i32.const 3))))
      (local.set $ratio0 (f64x2.splat (f64.div (f64.load (local.get $at)) (local.get $total))))
      (local.set $ratio1 (f64x2.splat (f64.div (f64.load offset=8 (local.get $at)) (local.get $total))))
      (local.set $ratio2 (f64x2.splat (f64.div (f64.load offset=16 (local.get $at)) (local.get $total))))
      (local.set $ratio3 (f64x2.splat (f64.div (f64.load offset=24 (local.get $at)) (local.get $total))))
      (local.set $at (i32.add (global.get $receivers) (i32.shl (local.get $position) (i32.const 2))))
      (local.set $row0 (i32.mul (i32.load (local.get $at)) (global.get $rowBytes)))
      (local.set $row1 (i32.mul (i32.load offset=4 (local.get $at)) (global.get $rowBytes)))
      (local.set $row2 (i32.mul (i32.load offset=8 (local.get $at)) (global.get $rowBytes)))
      (local.set $row3 (i32.mul (i32.load offset=12 (local.get $at)) (global.get $rowBytes)))
      (local.set $doubt (i32.const 0))
      (local.set $k (i32.const 0))
      (loop $pairs
        ;; Amount · running sum / total, exactly and to the nearest whole number.
        (local.set $amount
          (v128.load (i32.add (global.get $amounts) (i32.shl (local.get $k) (i32.const 3)))))
        (local.set $exact0 (f64x2.mul (local.get $amount) (local.get $ratio0)))
        (local.set $exact1 (f64x2.mul (local.get $amount) (local.get $ratio1)))
        (local.set $exact2 (f64x2.mul (local.get $amount) (local.get $ratio2)))
        (local.set $exact3 (f64x2.mul (local.get $amount) (local.get $ratio3)))
        (local.set $upTo0 (f64x2.nearest (local.get $exact0)))
        (local.set $upTo1 (f64x2.nearest (local.get $exact1)))
        (local.set $upTo2 (f64x2.nearest (local.get $exact2)))
        (local.set $upTo3 (f64x2.nearest (local.get $exact3)))

        ;; The pair is noted always and counted if any of its eight numbers is in doubt: no branch.
        (i32.store
          (i32.add (global.get $doubtful) (i32.shl (local.get $doubt) (i32.const 2)))
          (local.get $k))
        (local.set $doubt
          (i32.add
            (local.get $doubt)
            (v128.any_true
              (f64x2.gt
                (f64x2.pmax
                  (f64x2.pmax
                    (f64x2.abs (f64x2.sub (local.get $exact0) (local.get $upTo0)))
                    (f64x2.abs (f64x2.sub (local.get $exact1) (local.get $upTo1))))
                  (f64x2.pmax
                    (f64x2.abs (f64x2.sub (local.get $exact2) (local.get $upTo2)))
                    (f64x2.abs (f64x2.sub (local.get $exact3) (local.get $upTo3)))))
                (local.get $limit)))))

        ;; A share is what is posted up to its receiver less what is posted up to the one before. The two
        ;; go to their slots one after the other, which may be the same one.
        (local.set $at (i32.add (global.get $slots) (i32.shl (local.get $k) (i32.const 2))))
        (local.set $slot0 (i32.shl (i32.load (local.get $at)) (i32.const 3)))
        (local.set $slot1 (i32.shl (i32.load offset=4 (local.get $at)) (i32.const 3)))
        (local.set $at (i32.add (global.get $posted) (i32.shl (local.get $k) (i32.const 3))))
        (local.set $share (f64x2.sub (local.get $upTo0) (v128.load (local.get $at))))
        (f64.store
          (i32.add (local.get $row0) (local.get $slot0))
          (f64.add
            (f64.load (i32.add (local.get $row0) (local.get $slot0)))
            (f64x2.extract_lane 0 (local.get $share))))
        (f64.store
          (i32.add (local.get $row0) (local.get $slot1))
          (f64.add
            (f64.load (i32.add (local.get $row0) (local.get $slot1)))
            (f64x2.extract_lane 1 (local.get $share))))
        (local.set $share (f64x2.sub (local.get $upTo1) (local.get $upTo0)))
        (f64.store
          (i32.add (local.get $row1) (local.get $slot0))
          (f64.add
            (f64.load (i32.add (local.get $row1) (local.get $slot0)))
            (f64x2.extract_lane 0 (local.get $share))))
        (f64.store
          (i32.add (local.get $row1) (local.get $slot1))
          (f64.add
            (f64.load (i32.add (local.get $row1) (local.get $slot1)))
            (f64x2.extract_lane 1 (local.get $share))))
        (local.set $share (f64x2.sub (local.get $upTo2) (local.get $upTo1)))
        (f64.store
          (i32.add (local.get $row2) (local.get $slot0))
          (f64.add
            (f64.load (i32.add (local.get $row2) (local.get $slot0)))
            (f64x2.extract_lane 0 (local.get $share))))
        (f64.store
          (i32.add (local.get $row2) (local.get $slot1))
          (f64.add
            (f64.load (i32.add (local.get $row2) (local.get $slot1)))
            (f64x2.extract_lane 1 (local.get $share))))
        (local.set $share (f64x2.sub (local.get $upTo3) (local.get $upTo2)))
        (f64.store
          (i32.add (local.get $row3) (local.get $slot0))
          (f64.add
            (f64.load (i32.add (local.get $row3) (local.get $slot0)))
            (f64x2.extract_lane 0 (local.get $share))))
        (f64.store
          (i32.add (local.get $row3) (local.get $slot1))
          (f64.add
            (f64.load (i32.add (local.get $row3) (local.get $slot1)))
            (f64x2.extract_lane 1 (local.get $share))))
        (v128.store (local.get $at) (local.get $upTo3))
        (local.set $k (i32.add (local.get $k) (i32.const 2)))
        (br_if $pairs (i32.lt_u (local.get $k) (local.get $count))))
      (local.set $position (i32.add (local.get $position) (i32.const 4)))
      (br_if $fours
        (i32.and
          (i32.eqz (local.get $doubt))
          (i32.lt_u (local.get $position) (local.get $length)))))
    (global.set $doubts (local.get $doubt))
    (local.get $position)))
