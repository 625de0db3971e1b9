/**
 * Deadlines, periods and recurrences as English writes them. `may` and `march` are verbs unless a preposition, a day or a year
 * stands beside them; `within 30 minutes` is a level of service and not here.
 */
const FULL = 'january|february|april|june|july|august|september|october|november|december'
const SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec'
const ORDINAL = String.raw`\d{1,2}(?:st|nd|rd|th)`
const DET = String.raw`(?:the |this |next |our |each |every |a |that |its )?`
const YEAR = String.raw`(?:,?\s?(?:'\d\d|(?:fy\s?)?20\d\d)|\sthis year|\snext year|\seach year|\severy year)`
const NUM = String.raw`(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty|twenty-four|thirty|sixty|ninety|several|few|couple of)`
const FISCAL =
  '(?:fiscal |financial |calendar |school |academic |tax |crop |business |current |coming |reporting |marketing |plan |planning |performance |appraisal |review |first |second |third |fourth |last |final |upcoming |same )'

export const ENGLISH_TIMES = new RegExp(
  // Nothing here begins inside a word: saying so first spares most of the attempts.
  `(?<![a-z])(?:${[
    // Dates in figures.
    String.raw`\b20\d\d-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b|\b\d{1,2}/20\d\d\b|(?=\d)(?<=\b(?:by|before|on|until|due|till) )\d{1,2}[/.]\d{1,2}(?![\d%/])`,
    // Months.
    String.raw`(?:\b(?:${ORDINAL}|\d{1,2})(?: of |[ -]))?(?:\b(?:early|late|mid)[- ])?\b(?:${FULL})\b(?:[ -]\d{1,2}(?:st|nd|rd|th)?(?=\s*(?:$|[,.;:)]|20\d\d|and\b|or\b|at\b|with\b|to\b|for\b|in\b|across\b|through\b|-|–)))?${YEAR}?`,
    String.raw`(?:\b(?:${ORDINAL}|\d{1,2})(?: of |[ -]))\b(?:may|march|${SHORT})\b\.?${YEAR}?|\b(?:early|late|mid)[- ](?:may|march|${SHORT})\b${YEAR}?`,
    String.raw`(?=ma)(?<=\b(?:by|before|in|until|till|through|from|of|since|during|for|between|to|and|end|this|next|each|every|from early|from late) )(?:may|march)\b(?! (?:be|have|not|need|also|well|arise|occur|happen)\b)(?: \d{1,2}(?:st|nd|rd|th)?\b(?!%))?${YEAR}?`,
    String.raw`\b(?:may|march) (?:\d{1,2}(?:st|nd|rd|th)?(?=\s*(?:$|[,.;:)]|20\d\d))|20\d\d)${YEAR}?`,
    String.raw`(?=[jfmasond])(?<=\b(?:by|before|in|until|till|through|from|of|since|during|between|to|and|end|this|next|[-–]) ?)(?:${SHORT})\b\.?(?: \d{1,2}(?:st|nd|rd|th)?\b(?!%))?${YEAR}?|\b(?:${SHORT})\b\.?[ -](?:\d{1,2}\b(?=\s*(?:$|[,.;:)]|20\d\d))${YEAR}?|'?\d\d\b(?!%)|20\d\d)|\b(?:${SHORT})(?= ?[-–] ?(?:${SHORT}|may)\b)`,
    String.raw`(?=\d)(?<=\b(?:by|before|on|until|till) )\d{1,2}(?:st|nd|rd|th)?\b (?=\b(?:${FULL}|${SHORT}|may|march)\b)`,
    String.raw`(?=(?:${SHORT}|march|may)\b)(?<=\b(?:in|by|at|on|before|for|during|from|until|after|with|of|to) (?:the |our |this |next |its |each |every )(?:early |late )?)(?:may|march|${SHORT})\b(?=\s[a-z]|$|[,.;])(?! (?:be|have|not|to|of|towards|on|past)\b)`,
    // Quarters, halves, fiscal periods.
    String.raw`(?:\b(?:fy\s?)?'?\d{2,4}\s?)?\bq[1-4](?:\s?(?:/|-|–|to|and|through)\s?q?[1-4])?(?:\s?(?:of )?(?:fy\s?)?'?(?:20)?\d\d)?\b(?!%)|\b[1-4]q(?:\s?'?(?:20)?\d\d)?\b|\b(?:fy\d\d)?h[12](?: (?:of )?(?:fy\s?)?'?(?:20)?\d\d)?\b|\b[12]h(?:\s?'?(?:20)?\d\d)?\b`,
    String.raw`\b(?:first|second|third|fourth|last|final|1st|2nd|3rd|4th|opening|closing)[- ](?:fiscal )?(?:quarter|half|trimester|semester|term)\b(?: of (?:the )?(?:fiscal |financial |calendar |school )?(?:year|fy\s?\d+|20\d\d))?`,
    String.raw`\b(?:fy|cy)\s?'?\d{2,4}(?:\s?[-/]\s?\d{2,4})?\b|\b(?:fiscal|financial) (?:20)?\d\d\b|\b(?:this |next |the )?(?:fiscal|financial|tax|academic|school|calendar|crop|business|plan|reporting) (?:year|quarter|half|month|period)\b(?:\s?(?:20)?\d\d(?:[/-]\d\d)?)?`,
    String.raw`(?<![\d$€£¥.,]|\b(?:rmb|usd|eur|gbp) ?)\b20[1-4]\d(?:\s?[-–/]\s?(?:20)?\d\d)?\b(?![.,]\d|\s?%|\s(?:units|people|customers|orders|tonnes|tons|items|hours|employees|users|trees|copies|leads|calls|students|patients))`,
    // Ends and middles.
    String.raw`\b(?:by )?(?:the )?(?:end|close|start|beginning|turn|middle|half|last day|first day|first week|last week)[- ]of[- ](?:the |this |next |each |every |our |that )?${FISCAL}{0,3}(?:years?|quarters?|months?|weeks?|half|terms?|semesters?|seasons?|periods?|sprints?|cycles?|summer|winter|spring|autumn|fall|day|decade|probation|harvest|fy)\b(?:\s\d{1,4}\b(?!%))?|\bby end of\b`,
    String.raw`\b(?:year|month|quarter|half-year|term|season|week|semester|period|sprint|cycle)(?:-|'s | )?end\b|\beo(?:y|m|q|w|fy)\b|\bmid-?(?:year|month|term|season|summer|winter|autumn|spring|quarter|20\d\d)\b|\bmidyear\b`,
    // This, next, the coming; through the year.
    String.raw`\b(?:this|next|current|coming|upcoming|following|rest of the|remainder of the|throughout the|during the|over the|across the|within the|course of the|for the|in the|all|whole|entire|by the) ${FISCAL}?(?:calendar )?(?:(?:(?:20)?\d\d )?)(?:year|month|week|quarter|half|half-year|term|semester|season|cycle|sprint|decade|winter|summer|spring|autumn|harvest|school year|tax year|trimester|fortnight|audit cycle|growing season|budget cycle)\b(?!-)(?! ahead of)`,
    String.raw`\b(?:during|over|by|before|throughout|within) (?:the |our |this |his |her |their )?(?:probation(?:ary)?(?: period)?|pilot(?: phase)?|rating period|review period|contract term|budget period|trial period)\b`,
    String.raw`\byear-round\b|\bthe year\b(?! \d)|\bhalf-year(?:ly)?\b`,
    // Recurrence.
    String.raw`\b(?:daily|weekly|fortnightly|bi-?weekly|monthly|bi-?monthly|quarterly|half-yearly|six-monthly|semi-?annual(?:ly)?|bi-?annual(?:ly)?|annual(?:ly)?|yearly|nightly|per annum|p\.a\.)`,
    String.raw`\b(?:each|every|per|a single|any given)\s(?:single |other |second |third |working |calendar |business |fiscal |school |financial |${NUM} )?(?:days?|weeks?|fortnights?|months?|quarters?|years?|semesters?|terms?|seasons?|sprints?|mornings?|evenings?|nights?|weekdays?|workdays?|weekends?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|spring|summer|autumn|winter|iteration|half|trimester)\b`,
    String.raw`(?=an? )(?<=\b(?!(?:by|than|about|nearly|almost|over|within|in|for|up|cut|down|only|half|is|as|of|to|at|with|and|or|just) )[a-z0-9%]+ )an? (?:day|week|month|quarter|year|fortnight|term)\b(?! of\b)`,
    // Counted from now.
    String.raw`\b(?:over|in|within|during|for|across|through|throughout|inside)\s(?:the\s)?(?:next|coming|following|first|subsequent)\s(?:${NUM}\s)?(?:calendar |working )?(?:days?|weeks?|months?|quarters?|years?|sprints?|terms?|semesters?|seasons?|cycles?)\b|\b(?:the )?next ${NUM} (?:days|weeks|months|quarters|years|sprints|terms)\b|\b${NUM} (?:weeks|months|days) from (?:now|today)\b`,
    // Days, weeks and sprints by name.
    String.raw`\b(?:by|before|on|until|every|each|next|this|coming)\s(?:end of |close of |the end of |close of business |cob |eod )?(?:[a-z]+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:week|wk|cw|kw|sprint|iteration|w)\s?-?#?\d{1,2}\b(?:\s?[-–]\s?\d{1,2}\b)?|\b(?:today|tonight|tomorrow)\b(?!['’]s)`,
    String.raw`\b(?:by|before|on|until|till)\s(?:the\s)?(?:${ORDINAL}|first|second|third|fourth|fifth|tenth|fifteenth|twentieth|last|final)(?:\s(?:working |business |calendar )?day)?(?:\sof\s(?:the |each |every |a )?(?:following |next )?(?:month|quarter|year|week))?\b(?! (?:time|attempt|contact|visit|call|response|line|ring|party|round))|\b(?:by|before|on)\s(?:working |business |calendar )?day \d{1,2}\b`,
    // Festivals, seasons, events that happen once.
    String.raw`\b(?:christmas|easter|thanksgiving|black friday|cyber monday|diwali|ramadan|eid|hanukkah|chinese new year|lunar new year|spring festival|golden week|new year(?:'s)?(?: eve)?|singles'? day|double (?:11|eleven)|prime day|halloween|labou?r day|memorial day|independence day|back-to-school|mid-autumn|national day|valentine's(?: day)?|father's day|whitsun(?:day|tide)?|whit monday|pentecost|michaelmas|candlemas|martinmas|lammas|epiphany|advent(?! of)|(?=lent)(?<=\b(?:by|before|until|during|ahead of) )lent|hogmanay|burns night|passover|rosh hashanah|yom kippur|purim|holi|onam|pongal|navratri|durga puja|songkran|vesak|tet|obon|midsummer|midwinter|carnival|mardi gras|oktoberfest|bastille day|bonfire night|st\.? (?:patrick|andrew|david|george|nicholas|martin)['’]?s(?: day)?|may day|remembrance (?:day|sunday)|veterans day|anzac day|canada day|australia day|bank holiday|(?:world|international|national|global) (?:[a-z']+ ){1,3}day|all saints(?: day)?|mother's day|boxing day|(?:holiday|peak|high|low|harvest|harvesting|tax|flu|monsoon|rainy|dry|wet|planting|growing|storm|hurricane|fire|festive|tourist|ski|hay|lambing|calving|sowing|heating|cooling|enrol?ment|recruiting|hiring|exam|award|budget|busy|sales|selling|wedding|cruise|shipping|apple|breeding) season)\b`,
    String.raw`\b(?:by|before|ahead of|in time for|after|in|during|this|next|until|till|through|throughout|prior to|early|late|mid|end of|over|coming|following)[- ](?:the |this |next |early |late |mid-?){0,3}(?:spring|summer|autumn|fall|winter)\b(?! (?:in|short|below|behind|on|tickets?|clothes|tyres|coats)\b)(?: (?:20\d\d|term|season|holidays?|break|freeze|peak|timetable|schedule|semester|shutdown|intake|sowing|planting|ploughing|drilling|lambing|calving|shearing|fair|show|f[eê]te|collection|campaign|cruise))?`,
    String.raw`\b(?:by|before|ahead of|prior to|until|in time for|at the latest by|no later than|leading up to)\s${DET}(?:[a-z'-]+ ){0,3}?(?:conference|audit|inspection|freeze|launch|go-live|opening|elections?|agm|harvest|shutdown|holidays?|peak(?: season| weeks?| period)?|exams?|intake|deadline|cut-?over|merger|enrol?ment|budget|board meeting|annual meeting|general meeting|trade fair|trade show|fair|expo|expiry|expiration|renewal date|school starts|reopening|kick-?off|season|turnaround|outage|re-?accreditation|accreditation visit|ofsted visit|survey|tender|move|relocation|ipo|closing date|release|milestone|gate review|summit|olympics|tournament|festival|half-term|term starts|break|rains|monsoon|storms?|frosts?|overhaul|wedding|sowing|lambing|calving|shearing|ploughing|planting|drilling|vintage|regatta|derby|marathon|races|f[eê]te|gala|parade|pageant|premi[eè]re|first night|opening night|world cup|championships?|finals?|stocktake|stocktaking|stock count|census|graduation|convocation|prize-giving|timetable change|clocks change|lease ends|contract ends|warranty ends|visit of the (?:auditor|inspector)s?)\b`,
  ].join('|')})|/\\s?(?:month|week|day|year|quarter|mo|yr|wk)\\b`,
  'g',
)

/** N weeks, months or years from now; days only from thirty on. What follows and precedes decides whether it is a level. */
export const ENGLISH_RELATIVE =
  /(?<!(?:less|more|under|fewer|to|keep|hold|remain|stay|levels?|stock|average) )\b(?:within|in)\s(?:the\s)?(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|\d+)(?:\s(?:calendar|full))?\s(?:weeks?|months?|quarters?|years?|sprints?|semesters?|terms?)|(?:thirty|sixty|ninety|[3-9]\d|[1-9]\d\d)\s(?:calendar |working |business )?days)\b/g
/** Things that come one after the other: a period after each of them is a level of service. */
export const ENGLISH_EACH_AFTER =
  /^\s?(?:for|to) (?:each|every|any)\b|^[^.;]{0,30}\bin (?:\d[\d.]*\s?(?:%|percent|per cent) of|all|most) (?:cases|instances)\b|^\s?(?:of|after|from|following|to)\s(?:the\s|their\s|its\s|a\s|an\s|each\s|every\s|being\s|contract\s|first\s|initial\s|new\s){0,4}(?:receipt|receiving|request|hir\w+|joining|admission|discharge|order|purchase|referral|submission|filing|application|notification|notice|report\w*|complaint|detection|discovery|start date|delivery|registration|sign-?up|enrol\w+|invoice|due date|approval|incident|booking|vacancy|resignation|return|claim|diagnosis|arrival|posting|opening the|intake|loss|activation|onboarding|issue|termination)/
export const ENGLISH_EACH_BEFORE =
  /^(?:to |we will )?(?:(?:answer|respond|reply|acknowledge|reimburse|refund|pay|decide|dispatch|triage)\b|(?:fill|resolve|collect|process|settle|screen|assess|return|deliver|turn)\b(?! (?:all|the|every open)\b))[^.;]{0,60}$|\b(?:each|every|any|vacancies|complaints?|requests|orders|claims|tickets|applications|invoices|defects|incidents|enquiries|inquiries|queries|cases|repairs|refunds|referrals|appointments|bugs|alerts|deliveries|shipments|returns|emails|calls|leads|patients|candidates|positions|disputes|deviations|deficiencies|escalations|nonconformities|actions|absences|accidents|near misses|faults|breakdowns|outages|samples|parcels|findings raised|quotes|quotations|permits|offers)\b[^.;]{0,50}$/
