import { Button } from 'antd'
import { type PointerEvent, useEffect, useRef, useState } from 'react'

type SignaturePadProps = {
  /** The picture as soon as a stroke has ended; undefined after wiping. */
  onChange: (picture: File | undefined) => void
}

/** Dots a side in the stored picture for one on the screen: a signature is printed small and must stay sharp. */
const DENSITY = 2

/** A field to sign in by finger, pen or mouse. */
export function SignaturePad({ onChange }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const last = useRef<{ x: number; y: number } | undefined>(undefined)
  const [isEmpty, setEmpty] = useState(true)
  useEffect(() => prepare(canvas.current), [])
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const from = last.current
    if (from === undefined) return
    const to = placeOf(event)
    const context = event.currentTarget.getContext('2d')
    context?.beginPath()
    context?.moveTo(from.x, from.y)
    context?.lineTo(to.x, to.y)
    context?.stroke()
    last.current = to
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === undefined) return
    last.current = undefined
    setEmpty(false)
    event.currentTarget.toBlob((blob) => {
      if (blob !== null) onChange(new File([blob], '手写签名.png', { type: 'image/png' }))
    }, 'image/png')
  }
  const wipe = () => {
    prepare(canvas.current)
    setEmpty(true)
    onChange(undefined)
  }
  return (
    <div className="signature">
      <span>
        手写签名<span className="soft">（用手指在框内签；不便手写的可以不签）</span>
      </span>
      <canvas
        ref={canvas}
        aria-label="签名框"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          last.current = placeOf(event)
        }}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <Button size="small" disabled={isEmpty} onClick={wipe}>
        擦掉重签
      </Button>
    </div>
  )
}

/** White paper of the size that the screen gives, and the pen. */
function prepare(canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext('2d')
  if (canvas === null || context === null || context === undefined) return
  canvas.width = canvas.clientWidth * DENSITY
  canvas.height = canvas.clientHeight * DENSITY
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.strokeStyle = '#111'
  context.lineWidth = 3 * DENSITY
  context.lineCap = 'round'
  context.lineJoin = 'round'
}

function placeOf({ nativeEvent: { offsetX, offsetY } }: PointerEvent<HTMLCanvasElement>) {
  return { x: offsetX * DENSITY, y: offsetY * DENSITY }
}
