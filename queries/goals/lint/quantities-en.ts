/**
 * Quantities that English writes without digits: number words, double and halve, a third of, zero and no + noun, without +
 * noun, all … closed. "One" is mostly an article and counts only where something is bounded or completed.
 */
const ONES =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const TENS =
  '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?'
const LARGE = String.raw`(?:(?<!a few |several |many )\b(?:a |one )?(?:hundred|thousand|million|billion)(?! of)|(?:a |one |half a )dozen(?!s))`
const LASTING = '(?:business |working |calendar |clear )?(?:days?|hours?|minutes?|seconds?|weeks?|months?|years?)'
const DONE =
  'compliant|closed|completed?|certified|on time|on schedule|signed|inspected|audited|reconciled|licensed|accredited|vaccinated|insured|calibrated|migrated|decommissioned|fully funded|in compliance|paid|filed|up to date|within budget|on budget|tested|approved|resolved|answered|trained|documented|verified|registered|installed|staffed|repaid|cleared'
const VAGUE_THINGS =
  'tasks?|work|duties|assignments?|projects?|goals?|activities|requests?|assigned|responsibilities|stakeholders?|times|objectives?|things?|matters'

/** A place is a rank where something is compared in (in market share), not in hearts or in everything we do. */
export const RANKED_IN = String.raw`[^.;!?]{0,40}\b(?:in|among|by|for|on)\s(?!(?:the |our |their |people.s |customers. )?(?:hearts?|minds?|eyes|lives|everything|all|any|what|us|me|you|who|every)\b)[^.;!?]{0,30}[a-z]`
/** Participles that describe a state of mind or belong to a noun, and words that only look like participles. */
export const NO_DEED =
  'engaged|informed|motivated|satisfied|committed|involved|valued|respected|supported|empowered|treated|delighted|aligned|needed|required|related|based|skilled|experienced|handled|managed|maintained|improved|prioriti[sz]ed|concerned|affected|interested|appreciated|welcomed|inspired|connected|included|considered|cared|trusted|received|raised|submitted|reported|offered|assigned|provided|mentioned|listed|produced|employed|visited|used|served|stored|requested|described|planned|occurred|followed|observed|fulfilled|adhered|obeyed|upheld|honou?red|need|speed|seed|feed|indeed|breed|red|bed|shed|hundred|deed|weed|exceed|succeed|proceed|embed|limited'

export const ENGLISH_QUANTITIES = new RegExp(
  // Nothing here begins inside a word: saying so first spares most of the attempts.
  `(?<![a-z])(?:${[
    String.raw`(?<duration>\b(?:${ONES}|${TENS}|(?<=within |in |under |than )(?:one|an?))[- ]${LASTING}\b)`,
    String.raw`(?<count>\b(?:${TENS}|${ONES}|${LARGE})\b(?<!\b(?:the other|page|chapter) [a-z -]{3,20})(?![- ](?:percent|per cent|percentage|points?|times|fold|thirds|quarters|fifths|tenths|million|thousand|hundred|billion|degrees|stars?)))`,
    String.raw`\b(?:${TENS}|${ONES}|one|${LARGE})[- ](?:percent|per cent|percentage|points?|times|fold|thirds?|quarters?|fifths?|tenths?|million|thousand|hundred|billion|stars?)\b`,
    String.raw`\b(?:two|three|four|five|six|ten|hundred|several)?fold\b|\b(?:twofold|threefold|fourfold|fivefold|sixfold|tenfold)\b`,
    String.raw`\b(?:doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|treble|quadruple|halv(?:e|es|ed|ing)|twice)\b(?! bottom| room)`,
    String.raw`\b(?:by|in|to|over|than|at least|about|nearly|almost|under|only|cut|up) half\b|\bhalf (?:of|the|as|our|all)\b(?! (?:year|term))`,
    String.raw`\b(?:a|one|by|two) (?:third|quarter|fifth|tenth|half)s?\b(?:(?= of)| (?:less|more|fewer|lower|higher|faster)|(?<=\bby (?:a|one) (?:third|quarter|fifth|tenth|half)))`,
    String.raw`\b(?:single|double|triple|two|three|five|six|seven)-(?:digit|figure)s?\b|\bmajority of\b`,
    String.raw`\b(?:zero|nil)\b(?!-?\s?(?:based|sum|trust|tolerance|rated|hours?\b|in on))|\bnet[- ]zero\b`,
    String.raw`\bno (?!later|longer|matter|doubt|one\b|less|more|fewer|such|other|way|single\b|blame|alternative|room|child|idea|need|exception|excuses|compromise|effort|limits?\b|boundar|shortcuts?|stone|stopping|equal|better|surprises?|substitute|question|secret|place for|place like|\d)(?:[a-z\uE000-]+)|\b(?:nobody|no-?one|no one) (?:is |gets |was )?(?:[a-z]+ed|hurt)\b|(?<!second to )\bnone\b(?! the less)|\bnot (?:a single|one|any)\b`,
    String.raw`\bwithout (?!compromis|sacrific|affect|los(?:s of|ing)|delay|exception|undue|any delay|the need|interruption to|us\b|fail\b|a\b|hav|be|mak|limit|[a-z]+ing\b)(?:any |a single )?[a-z]`,
    String.raw`\bclear\w* (?:[a-z\uE000-\uE002]+ ){0,5}backlogs?\b`,
    String.raw`\b(?:error|incident|accident|injury|defect|harm|complaint|loss|fault|violation|spill|claim)s?-free\b`,
    String.raw`\b(?:all|every|each)\b(?! (?:${VAGUE_THINGS})\b)[^.;,]{1,70}?\b(?:${DONE})\b(?! (?:manner|basis))`,
    String.raw`\b(?:every|each) [^.;,]{1,40}?\b(?:passes|holds|attends|completes|signs)\b`,
    String.raw`(?<duration>\b(?:the )?same (?:working |business )?day\b|\bnext (?:working|business) day\b)`,
    String.raw`\b(?:close|certify|migrate|replace|audit|inspect|sign|renew|retire|decommission|recertify|clear|repay|calibrate|vaccinate|digiti[sz]e|install|settle) (?:out |off )?(?:all|every|each)\b(?! (?:${VAGUE_THINGS})\b)`,
    String.raw`(?<count>\b(?:at least|at most|a minimum of|minimum|a maximum of|maximum|(?:no|not) more than|no fewer than|fewer than|less than|up to|exactly|only|publish|launch|open|hire|recruit|deliver|complete|hold|host|run|sign|win|file|release|secure|land|host|conduct|organi[sz]e|obtain|onboard) one\b(?! (?:another|of the best))|\bone (?:more|additional|new|further|major|full) [a-z]+|\bonce (?:a|per|every|each)\b|\bonce (?=\uE001))`,
    String.raw`\b(?:all|every|each)\b(?! (?:${VAGUE_THINGS})\b)[^.;,]{1,60}?\b(?!(?:${NO_DEED})\b)(?:[a-z-]{2,}ed|sent|built|laid|written|drawn|bound|sown|mown|swept|rebuilt|fit)(?: (?:out|off|up|in|down|over|back))?\b(?=\s?(?:$|[,.;!\uE001]|(?:by|before|at|within|ahead|prior|after|in|for)\b[^.;,]{0,20}\uE001))`,
    String.raw`\b(?:rank|ranked|place|placed|finish)\w* (?:as |in )?(?:the )?(?:first|second|third|top|number one|no\. ?1)\b(?! (?:choice|class|priority))|\b(?:be|become|remain|stay|are|is) (?:as |in )?(?:the )?(?:first|second|third|top|number one)\b(?! (?:choice|class|priority))(?=${RANKED_IN})|\bcomes? (?:in )?(?:first|second|third|top)\b(?=[^.;]{0,40}\b(?:rankings?|league|table|tender|race|survey|benchmark|competition|poll|contest)\b)|\btop[- ](?:three|five|ten|quartile|decile|tier|half)\b|\b(?:first|upper|top) quartile\b|\bcarbon[- ]neutral\b|\bbreak[- ]?even\b`,
  ].join('|')})`,
  'g',
)
