import type { Span } from './cover.ts'

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
    'apply register renew obtain collect gather analyse analyze investigate reconcile settle terminate switch substitute rename reformat restock ' +
    'reslot relabel zone mark post display brief debrief rehearse drill teach tutor screen triage rearrange reallocate unify centralise centralize ' +
    'decentralise formalise formalize codify publish reissue issue announce present demo showcase commission construct erect pave dredge weld ' +
    'extend replatform rebrand repackage rehouse re-tender re-tile reroute re-route redeploy segment deduplicate cleanse purge encrypt sunset trim bundle unbundle ' +
    'introduce institute trial embed add rewrite repurpose visit audit tabulate validate verify chair circulate equip fence drain prune bind insert overhaul finalise finalize'
  ).split(' '),
)
/** Heads of an object that nobody can see or hold. */
const ABSTRACT = new Set(
  (
    'culture quality engagement priorities priority relationship relationships performance efficiency productivity excellence skill skills ability abilities ' +
    'capability capabilities competence morale communication collaboration teamwork trust awareness commitment value values innovation mindset ' +
    'environment atmosphere image reputation brand leadership growth success satisfaction loyalty motivation diversity inclusion wellbeing well-being ' +
    'knowledge potential professionalism responsibility accountability ownership attitude behaviour behavior ' +
    'effectiveness transparency agility confidence pride spirit presence opportunities synergies synergy improvement improvements impact outcomes ' +
    'profile network pipeline base position standing gap gaps lead pace control management consistency focus ' +
    'expectations example direction vision best duties workplace climate society place ' +
    'experience experiences rapport harmony momentum visibility alignment discipline resilience'
  ).split(' '),
)
/** Empty when they stand alone ("deliver training"), a thing when something goes before ("the payroll service"). */
const WEAK = new Set(
  (
    'team teams organisation organization service services work training results standards practices support solutions activities initiatives strategies employees staff people customers code reports ' +
    'level levels content tasks things ideas goals objectives stakeholders materials information data processes process systems system plans plan code'
  ).split(' '),
)
const BREAK = /[,;:.!?\n\uE001()]/
const PREPOSITION =
  /^(?:of|for|to|in|on|with|across|by|before|at|from|and|so|that|which|into|through|within|between|among|against|during|until|after|under|over|as|using|via|who|where|when|or|because|towards?|without|per|than|while|out|up)$/
const DETERMINER = /^(?:the|our|all|both|its|their)$/
const STARTS =
  /^(?:to|and|will|please|then|also|we|i|shall|should|must|or|by|fully|personally|jointly|successfully|the team)$/
const FILLER =
  /^(?:the|a|an|our|my|their|its|all|every|each|new|more|better|good|great|strong|stronger|positive|effective|clear|high|higher|necessary|relevant|various|any|some|other|existing|key|inclusive|engaging|compelling|exciting|innovative|meaningful|high-quality|quality|clean|safe|maintainable|reliable|robust|efficient|professional|world-class|great|supportive|excellent|outstanding|best|appropriate|useful|timely|accurate|regular|clean|safe|maintainable|reliable|robust|efficient|continuous|sustainable|high-[a-z]+|well-[a-z]+|best-in-class|strategic|proactive)$/

/** A concrete verb in the place of a verb, with an object that is neither abstract nor missing. */
export function concreteActionEn(rest: string): boolean {
  const words = rest.match(/[a-z\uE000][a-z'\uE000-]*|[,;:.!?\n\uE001()]+/g) ?? []
  let canStart = true
  for (let i = 0; i < words.length && i < 400; i++) {
    const word = words[i]!
    if (BREAK.test(word)) {
      canStart = true
      continue
    }
    if (canStart && isConcreteVerb(word) && hasObject(words, i + 1)) return true
    canStart = STARTS.test(word)
  }
  // A verb we do not know, on a thing that is named: fix the leaking roof.
  return words.length > 2 && !VAGUE.test(words[0]!) && DETERMINER.test(words[1]!) && hasObject(words, 2)
}

/** re- and its verbs (re-slot, rebuild) redo a thing that exists. */
const isConcreteVerb = (word: string): boolean => CONCRETE.has(word) || /^re-[a-z]{3,}$/.test(word)

/** Better terms, strong ties: praise in the place of a description. */
const PRAISE =
  /^(?:better|good|great|strong|stronger|positive|effective|high|higher|excellent|outstanding|best|innovative|world-class|engaging|compelling)$/

function hasObject(words: string[], from: number): boolean {
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
    if (word === 'how') return filled > 0
    if (FILLER.test(word)) {
      isPraised ||= PRAISE.test(word)
      continue
    }
    head = word
    filled++
  }
  return head !== '' && !ABSTRACT.has(head) && !(filled === 1 && (isPraised || WEAK.has(head)))
}
