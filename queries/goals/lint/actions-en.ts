import type { Span } from './cover.ts'
import { NO_DEED } from './quantities-en.ts'
import { BREAK, DETERMINER, PREPOSITION, isThing, objectOf, type Thing } from './things-en.ts'

/** Verbs that can be said of anything. */
const VAGUE =
  /\b(?:improv\w+|enhanc\w+|support\w*|ensur\w+|strengthen\w*|foster\w*|maintain\w*|optimi[sz]\w+|manag(?:e|es|ing)|driv(?:e|es|ing)|leverag\w+|do (?:your|our|my) best|boost\w*|promot(?:e|es|ing)|encourag\w+|develop\w*|build(?:s|ing)?|increas\w+|decreas\w+|reduc\w+|rais(?:e|es|ing)|grow(?:s|ing)?|deliver\w*|provid\w+|help\w*|assist\w*|work(?:s|ing)?|collaborat\w+|engag\w+|striv\w+|facilitat\w+|advanc\w+|sustain\w*|reinforc\w+|nurtur\w+|champion\w*|be(?:come)?|show\w*|demonstrat\w+|keep\w*|contribut\w+|continu\w+|focus\w*|make|take|give|act|communicat\w+|cultivat\w+|empower\w*|embrac\w+|uphold\w*|implement\w*|achiev\w+|meet|exceed|handl\w+|respond\w*|understand\w*|learn\w*|participat\w+|perform\w*|complet\w+|execut\w+|address\w*|tackl\w+|streamlin\w+|transform\w*|creat\w+|expand\w*|deepen\w*|lead|coordinat\w+|oversee\w*|monitor\w*|explor\w+|accelerat\w+|elevat\w+|bring|get|stay|try|seek|better|protect\w*|safeguard\w*|minimi[sz]\w+|maximi[sz]\w+|cut|lower|control\w*|serve|care|treat|inspire|motivat\w+|adopt|share|follow\w*|prioriti[sz]\w+|resolv\w+|solv\w+|excel|thrive|run|own|know|represent\w*|respect\w*|value|master|attend\w*|look|ensure|enjoy|balance|remain\w*|live|apply|use|utili[sz]\w+|go|have|do|set|think|grow(?:s|ing)?|mitigat\w+|prevent\w*|eliminat\w+|avoid\w*|enabl\w+|secur\w+|attract\w*|retain\w*|delight\w*|exceed\w*|position\w*|align\w*)\b/
export function vagueVerbEn(rest: string): Span | null {
  const found = VAGUE.exec(rest)
  return found && { start: found.index, end: found.index + found[0].length }
}

/** Verbs after which something exists, is changed or is gone. Simple forms: a goal commands or plans. */
const CONCRETE = new Set(
  (
    'redesign refactor revise map introduce coach swap replace rewrite draft write document publish refresh migrate move relocate install ' +
    'digitise digitize automate pilot test trial consolidate merge split close retire decommission audit review interview survey train recruit ' +
    'hire appoint renegotiate negotiate sign restructure reorganise reorganize rebuild renovate refurbish repaint repair overhaul upgrade ' +
    'configure deploy launch open release ship prototype design build catalogue catalog inventory label tag archive clean clear translate record ' +
    'film photograph print distribute fix schedule reschedule rota roster rotate assign set create compile prepare produce update rework reword ' +
    'remove delete cancel discontinue phase outsource insource tender purchase buy procure lease fit retrofit insulate rewire connect integrate ' +
    'link import export convert transfer hand replant plant sow harvest vaccinate calibrate inspect sample measure benchmark cost ' +
    'reprice price code script patch back index tune template standardise standardize simplify shorten redraw draw sketch plot chart list ' +
    'define agree conduct hold host organise organize arrange roll establish form mentor shadow cross-train onboard certify submit file ' +
    'register renew obtain collect gather analyse analyze investigate hang lay separate exchange glue mount bolt rig stencil engrave laminate amend brew fasten glaze plaster carpet wash varnish polish formulate mend stitch excavate reconcile settle terminate switch substitute rename reformat restock ' +
    'reslot relabel zone mark post display brief debrief rehearse drill teach tutor screen triage rearrange reallocate unify centralise centralize ' +
    'decentralise formalise formalize codify publish reissue issue announce present demo showcase commission construct erect pave dredge weld ' +
    'extend replatform rebrand repackage rehouse re-tender re-tile reroute re-route redeploy segment deduplicate cleanse purge encrypt sunset trim bundle unbundle ' +
    'introduce institute trial embed add rewrite repurpose visit audit tabulate validate verify chair circulate equip fence drain prune bind insert overhaul finalise finalize'
  ).split(' '),
)
const STARTS =
  /^(?:to|and|will|please|then|also|we|i|shall|should|must|or|by|fully|personally|jointly|successfully|the team)$/

/** Open doors, raise the bar, put the guest first: idioms in which nothing is opened, raised or put. */
const IDIOM =
  /\b(?:open\w* (?:new |many |more |up )*(?:doors|hearts|minds)|plant\w* (?:the )?seeds? of|set\w* (?:the|new|a new) (?:standards?|bar|tone|pace|benchmark)|rais\w+ the (?:bar|game)|push\w* (?:the |all )?(?:boundaries|envelope|limits)|(?:re)?writ\w+ (?:history|the (?:rules|future|book)s?)|break\w* (?:new ground|barriers|the mould)|build\w* bridges (?:between|to|with)|(?:lead|pave|light)\w* the way|fix what|writ\w+ (?:our|the) next chapter|map the road|clos\w+ the (?:loop|gap|circle)|open\w* (?:new |up )*(?:horizons|avenues)|plant\w* (?:the|our) flag|print money|pull together|put\w* (?:[a-z'-]+ ){1,4}(?:first(?![a-z-])|at the (?:heart|centre|center|core|forefront)))\b/g
/** Verbs of feeling and of show; what they are said of does not change. */
const FEELING =
  /^(?:wow|love|amaze|surprise|dazzle|charm|hono(?:u)?r|celebrate|cherish|dream|dare|believe|reimagine|redefine|reinvent|rethink|revolutioni[sz]e|disrupt|unleash|unlock|ignite|spark|shape|win|conquer|rock|crush|smash|breathe|hustle|push|break|shine|trust|rule|lead|play|strike|turn|let|be|become)$/
/** Places people love, moments that matter. */
const FELT =
  /\b(?:(?:that|which|who) (?:[a-z]+ )?(?:inspire|delight|matter|last|move|wow|amaze|excite|count|shine|sparkle|touch|resonate|surprise|speak)s?|(?:people|customers|users|guests|everyone|clients|they|fans|families|children) (?:will |really |truly )?(?:loves?|adores?|remembers?|trusts?|wants?|crave|enjoys?|talk about|deserves?))\b[^,;.]*/
/** The stand rebuilt by Huber: somebody else does it, and it is done or not. */
const CAUSED = new RegExp(
  String.raw`\b(?:have|get) (?:the|our|all|its|a|an) (?!(?:team|staff|crew|people|colleagues|workforce|employees|everyone)\b)(?:[a-z-]+ ){1,5}(?!(?:${NO_DEED}|excited|noticed|started|loved)\b)(?:[a-z-]{2,}ed|(?:re)?(?:built|drawn|written|laid|cut|sewn|made|done|bound|swept|hung|dug|mown|sold|sent|fixed))\b`,
)

/** A concrete verb in the place of a verb, with an object that is neither abstract nor missing. */
export function concreteActionEn(text: string): boolean {
  const felt = FELT.exec(text)
  const rest = (felt ? text.slice(0, felt.index) + text.slice(felt.index + felt[0].length) : text).replace(
    IDIOM,
    (idiom) => ','.repeat(idiom.length),
  )
  const words = rest.match(/[a-z\uE000][a-z'\uE000-]*|[,;:.!?\n\uE001()]+/g) ?? []
  let canStart = true
  for (let i = 0; i < words.length && i < 400; i++) {
    const word = words[i]!
    if (BREAK.test(word)) {
      canStart = true
      continue
    }
    if (canStart && isConcrete(words, i, felt !== null)) return true
    canStart = STARTS.test(word)
  }
  if (CAUSED.test(rest)) return true
  // A verb we do not know, on a thing that is named: fix the leaking roof.
  const [first = '', second = ''] = words
  return words.length > 2 && !VAGUE.test(first) && !PREPOSITION.test(first) && !FEELING.test(first) && isNamedThing(second, objectOf(words, 2)) // prettier-ignore
}

/** After "a" one word is too little: strike a balance. */
const isNamedThing = (determiner: string, object: Thing): boolean =>
  isThing(object) &&
  (DETERMINER.test(determiner) || (/^an?$/.test(determiner) && object.filled > 1 && !object.isPraised))

function isConcrete(words: string[], at: number, isPraised: boolean): boolean {
  const word = words[at]!
  const next = words[at + 1]
  // Carry out evacuation drills: a kind of activity, but "duties" and "regular checks" are none.
  if (word === 'run' || (word === 'carry' && next === 'out')) {
    const object = objectOf(words, word === 'run' ? at + 1 : at + 2)
    return object.filled > 1 && ACTIVITY.test(object.head)
  }
  // Apply for a permit, apply lime to the paddock; but apply the framework.
  if (word === 'apply' && !words.slice(at + 1, at + 6).some((later) => /^(?:for|to|on)$/.test(later))) return false
  if (word !== 'apply' && !isConcreteVerb(word)) return false
  const object = objectOf(words, at + 1)
  return isThing({ ...object, isPraised: object.isPraised || isPraised })
}

const ACTIVITY =
  /^(?:drill|briefing|exercise|check|round|rehearsal|survey|clinic|tasting|induction|inspection|audit|test|session|trial|review|interview|stocktake|walk|workshop|pilot|simulation|class|course|campaign|demonstration|screening)(?:e?s)?$/

/** re- and its verbs (re-slot, refit, rehang) redo a thing that exists. */
const isConcreteVerb = (word: string): boolean =>
  CONCRETE.has(word) || /^re(?:-[a-z]{3,}|surface|line|seat|roof|cover)$/.test(word) || (word.startsWith('re') && CONCRETE.has(word.slice(2))) // prettier-ignore
