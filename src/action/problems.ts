/** What is wrong with the inputs. Gathered, so that all of it is told together before anything is sent. */
export class Problems {
  private readonly sentences: string[] = [];

  get any(): boolean {
    return this.sentences.length > 0;
  }

  /** Names the input and its value, then says what is wrong with it and what to do. */
  add(input: string, value: string, problem: string, cure: string): void {
    this.addSentence(`${input}: ${value === '' ? 'it' : `"${shorten(value)}"`} ${problem}. ${cure}`);
  }

  addSentence(sentence: string): void {
    this.sentences.push(sentence);
  }

  error(): InputError {
    return new InputError(this.sentences);
  }
}

/** The run cannot start. `sentences` are fit to be shown to the user, one by one. */
export class InputError extends Error {
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'InputError';
    this.sentences = sentences;
  }
}

/** Long enough to recognise a value by. */
const longestShown = 100;

function shorten(value: string): string {
  return value.length <= longestShown ? value : `${value.slice(0, longestShown)}…`;
}
