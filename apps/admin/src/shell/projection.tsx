import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useEffect, useState } from 'react'

/** 投屏: one key masks names and numbers of persons on this screen, until it is pressed again. */
export function ProjectionKey() {
  const [isOn, setOn] = useState(() => document.documentElement.classList.contains('projecting'))
  useEffect(() => {
    document.documentElement.classList.toggle('projecting', isOn)
  }, [isOn])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F9') return
      event.preventDefault()
      setOn((on) => !on)
    }
    globalThis.addEventListener('keydown', press)
    return () => globalThis.removeEventListener('keydown', press)
  }, [])
  return (
    <Tooltip title="投屏时遮盖人名和证号（按键 F9）">
      <Button
        type={isOn ? 'primary' : 'text'}
        aria-pressed={isOn}
        icon={isOn ? <EyeInvisibleOutlined /> : <EyeOutlined />}
        onClick={() => setOn(!isOn)}
        className="projection-key"
        aria-label="投屏遮盖"
      >
        <span className="projection-word">{isOn ? '投屏中' : '投屏'}</span>
      </Button>
    </Tooltip>
  )
}
