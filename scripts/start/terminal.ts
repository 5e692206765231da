/** Colours, on a terminal only. */
const isColourful = process.stdout.isTTY && process.env.NO_COLOR === undefined;

const styled = (code: number) => (text: string) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = styled(1);
export const dim = styled(2);
export const red = styled(31);
export const yellow = styled(33);
export const cyan = styled(36);

export function heading(text: string): void {
  console.log(`\n${bold(cyan(text))}`);
}
