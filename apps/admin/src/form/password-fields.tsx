import { Form, Input } from 'antd'

/** A new password, typed twice; what makes it strong enough is the server's to say. */
export function PasswordFields({ label, name = 'password' }: { label: string; name?: string }) {
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        extra="10个字符以上，含大写字母、小写字母、数字、符号中的三种；或16个字符以上的短句。"
        rules={[{ required: true, message: `请填写${label}` }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name={`${name}-again`}
        label={`再次填写${label}`}
        dependencies={[name]}
        rules={[
          { required: true, message: '请再填写一次' },
          ({ getFieldValue }) => ({
            validator: (_rule, value: string) =>
              value === undefined || value === '' || getFieldValue(name) === value
                ? Promise.resolve()
                : Promise.reject(new Error('两次填写的不一致')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  )
}
