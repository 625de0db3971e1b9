/** Heads of an object that nobody can see or hold. */
const ABSTRACT = new Set(
  (
    'culture quality engagement priorities priority relationship relationships performance efficiency productivity excellence skill skills ability abilities ' +
    'capability capabilities competence morale communication collaboration teamwork trust awareness commitment value values innovation mindset ' +
    'environment atmosphere image reputation brand leadership growth success satisfaction loyalty motivation diversity inclusion wellbeing well-being ' +
    'knowledge potential professionalism responsibility accountability ownership attitude behaviour behavior ' +
    'effectiveness transparency agility confidence pride spirit presence opportunities synergies synergy improvement improvements impact outcomes ' +
    'hearts heart minds mind lives dreams dream moments moment memories magic future happiness joy love passion soul wow smile smiles smiling ' +
    'difference hope delight legacy legends legend tomorrow perfection buzz fun world profile network pipeline base position standing gap gaps lead pace control management consistency focus ' +
    'expectations example direction vision best duties workplace climate society place ' +
    'experience experiences rapport harmony momentum visibility alignment discipline resilience'
  ).split(' '),
)
/** Empty when they stand alone ("deliver training"), a thing when something goes before ("the payroll service"). */
const WEAK = new Set(
  (
    'team teams organisation organization service services products product things thing stuff spaces places brands solution history stories boundaries limits change trends trend ideas journey journeys practice work training results standards practices support solutions activities initiatives strategies employees staff people customers code reports ' +
    'level levels content tasks things ideas goals objectives stakeholders materials information data processes process systems system plans plan code'
  ).split(' '),
)
export const BREAK = /[,;:.!?\n\uE001()]/
export const PREPOSITION =
  /^(?:of|for|to|in|on|with|across|by|before|at|from|and|so|that|which|into|through|within|between|among|against|during|until|after|under|over|as|using|via|who|where|when|or|because|towards?|without|per|than|while|out|up)$/
export const DETERMINER = /^(?:the|our|all|both|its|their)$/
const FILLER =
  /^(?:the|a|an|our|my|their|its|all|every|each|new|more|better|good|great|strong|stronger|positive|effective|clear|high|higher|necessary|relevant|various|any|some|other|existing|key|inclusive|engaging|compelling|exciting|innovative|meaningful|tomorrow's|amazing|awesome|beautiful|cool|memorable|unforgettable|iconic|timeless|stunning|magical|brilliant|fantastic|incredible|extraordinary|remarkable|legendary|delightful|inspiring|breathtaking|ground-?breaking|game-changing|cutting-edge|first-class|premium|superb|smart|smarter|happy|happier|it|them|us|everything|something|anything|fast|big|hard|harder|faster|bigger|bolder|kinder|leaner|greener|louder|further|higher|together|differently|boldly|greatly|fearlessly|high-quality|quality|clean|safe|maintainable|reliable|robust|efficient|professional|world-class|great|supportive|excellent|outstanding|best|appropriate|useful|timely|accurate|regular|clean|safe|maintainable|reliable|robust|efficient|continuous|sustainable|high-[a-z]+|well-[a-z]+|best-in-class|strategic|proactive)$/
/** Better terms, strong ties: praise in the place of a description. */
const PRAISE =
  /^(?:better|good|great|strong|stronger|positive|effective|high|higher|excellent|outstanding|best|innovative|world-class|engaging|compelling|tomorrow's|amazing|awesome|beautiful|cool|memorable|unforgettable|iconic|timeless|stunning|magical|brilliant|fantastic|incredible|extraordinary|remarkable|legendary|delightful|inspiring|breathtaking|ground-?breaking|game-changing|cutting-edge|first-class|superb)$/

/** What a verb is said of: its last word, how many words say it, and whether praise stands among them. */
export type Thing = { head: string; filled: number; isPraised: boolean }

/** The object that begins at word `from`, as far as its first preposition. */
export function objectOf(words: string[], from: number): Thing {
  let head = ''
  let filled = 0
  let isPraised = false
  for (let i = from; i < words.length && i < from + 12; i++) {
    const word = words[i]!
    if (BREAK.test(word)) break
    if (PREPOSITION.test(word)) {
      if (head !== '') break
      continue
    }
    if (word === 'how') return { head: filled > 0 ? head : '', filled, isPraised: false }
    if (FILLER.test(word)) {
      isPraised ||= PRAISE.test(word)
      continue
    }
    head = word
    filled++
  }
  return { head, filled, isPraised }
}

/** Neither abstract, nor praise or an empty word alone. */
export const isThing = ({ head, filled, isPraised }: Thing): boolean =>
  head !== '' && !ABSTRACT.has(head) && !(filled === 1 && (isPraised || WEAK.has(head)))
