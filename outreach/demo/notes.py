"""What coordinators write about touchpoints, as they would: short, particular, a little hurried.

The words in braces are filled in per note; see `outreach.demo.story`.
"""

from outreach.enums.activities import ActivityKind as K

CALLS = (
    "{first} can take {n} for {thing} in {month}. Wants the list two weeks ahead this time.",
    "Quick call. They are two people short, so {month} is out; {later} looks fine.",
    "Asked how {thing} went from their side: good, but nobody told the group about closed-toe "
    "shoes. Adding it to the packet.",
    "{first} wants to talk to {teacher} directly about who can {skill}. Connected them by email.",
    "Went through dates. Not during inventory week, otherwise open.",
    "They are hiring two part-time after graduation and asked where to send the posting. Pointed "
    "them to counseling at {school}.",
    "Ten minutes. Money for a paid summer spot is not decided until {month}; {first} will push "
    "for one.",
    "{first} says the newer staff would like to volunteer, nobody has asked them yet. Offered "
    "mock interviews.",
    "Called to say thanks. {first} had not seen the pictures yet; sending them.",
    "Reached {first} on the cell. Best before 9 am, never on Mondays.",
    "A bit cool today. They had heard nothing from us since the visit. Fair. Agreed on one short "
    "call a month.",
    "They would rather see fewer groups and the same faces again. Told {teacher}.",
    "Wanted to know what became of last year's interns. Owe them an answer.",
    "Short one: yes to {thing}, no to the fair this year, ask again in {later}.",
    "{first} is taking over the schedule and asked for everything in one email. Sent right after.",
    "Talked about transport. If we pay the bus they will open on a Friday.",
    "{first} just hired one of ours from two years back. Made my week.",
    "They will not do forms online. I fill them in and {first} signs. Fine by me.",
    "Checked in after the layoffs. They want to keep {thing}, smaller.",
    "Sounded rushed. Asked to talk again in {month}, when the audit is over.",
    "{first} offered to show {teacher} {see} before the class comes.",
    "Wants to know who else in town does this. Suggested the chamber breakfast.",
    "Agreed on {n} and a start in {month}. They call the parents about rides, not us.",
    "They have a new safety rule: long sleeves. Passed on to {school}.",
)

VOICEMAILS = (
    "Left a message about {month}. Said no rush.",
    "Voicemail. Second try this week.",
    "Front desk says {first} is on the floor until 3. Left my number.",
    "Mailbox full. Will write instead.",
    "Tried the cell, went to voicemail. Asked for a good time to talk.",
    "Rang twice, then the machine. Kept it cheerful.",
    "Left word with whoever picked up that we have the dates for {thing}.",
    "No answer, left a short message with the two dates.",
)

TEXTS = (
    "Sent the parking map for tomorrow.",
    "“Running 10 late, start without me.” Told {teacher}.",
    "Confirmed {n} for Thursday. Thumbs up from {first}.",
    "Asked whether safety glasses are on their side. They are.",
    "Checked that the date still stands.",
    "{first} asked for the door code. Sent.",
    "“Can we do 1:15 instead?” We can.",
    "Sent a picture of the thank-you wall with their name on it.",
)

EMAILS_ONE_WAY = (
    "Sent the calendar and the two dates that clash with their busy season.",
    "Sent the photo release and the link for {thing}.",
    "Thank-you note with three pictures.",
    "Asked for a second contact, in case {first} is out.",
    "Shared how many signed up. Waiting for a yes.",
    "Reminder about {month}. Kept it to four lines.",
    "Sent the list of what to bring and where to park.",
    "Wrote to say that last spring's group still talks about {see}.",
    "Holiday card from the class, scanned.",
    "Asked whether {month} or {later} suits them better.",
    "Sent the thank-you that {teacher}'s class wrote.",
    "Sent the one-page summary about {thing}.",
    "Forwarded {teacher}'s question about who can come along.",
)

EMAILS_TWO_WAY = (
    "{first} wrote back within the hour: {n} is fine, same door as last time.",
    "Back and forth about dates; settled on the second week of {month}.",
    "Asked what they hope to get out of it. “People who can {skill}.” Good line, keep it.",
    "They asked for our insurance certificate. Sent; {first} confirmed it is what they need.",
    "{first} forwarded the posting. Passed on to {teacher} and counseling.",
    "Replied to our check-in: happy, no changes, see us in {month}.",
    "They would like their logo on the program. Agreed, sizes sent.",
    "{first} is out until the 12th and named a stand-in for {thing}.",
    "Asked for a number they can plan with. Gave them {n}, firm by {month}.",
    "“We had more fun than they did.” Saved that for the newsletter.",
    "Two short emails: they keep the slot in {month}, we bring waivers signed.",
    "{first} asks whether seniors may stay until 5. Checking with transportation.",
)

MEETINGS = (
    "Sat down with {first} and {teacher}. They want to start with {n} and see.",
    "Reviewed the year. Best part: {thing}. Worst part: our paperwork. Cutting it to a page.",
    "Walked through what a paid placement takes. Liability is the sticking point; asking our "
    "lawyers for the letter.",
    "{first} brought the new lead. Good energy. Next: a visit to {school}.",
    "Planning for {month}. We bring the group, they bring lunch.",
    "Half an hour at their table. They asked about evening classes for their own staff too.",
)

VISITS = (
    "Stopped by with cookies from the culinary class. {first} showed me {see}.",
    "Dropped off the certificates. It hangs by the time clock now, really.",
    "{first} came to {school} and met {teacher}. They talked for an hour about {see}.",
    "Walked {see} with two instructors. {first} asked how many want to come in {month}; promised "
    "a count.",
)

WORKSITE_VISITS = (
    "Checked on our {n} at the worksite. Supervisor happy; one needs a ride on Wednesdays.",
    "Saw {see} in full swing. Safety talk was done, log sheets signed.",
    "Mid-point visit. They get to do real work, not only sweep. {first} wants to keep two.",
)

LUNCHEONS = (
    "Lunch with {first}. Mostly about family, then about who will take over from the old foreman.",
    "Bought lunch, got three names of people who might host in {month}.",
)

INTRODUCTIONS = (
    "Introduced {first} to {teacher}; they will plan {thing} without me in the middle.",
    "Introduced the {leader} of {school}. Short and friendly.",
)

ARTICLES = (
    "Sent the piece in the Harlow Courier about their apprentices.",
    "Shared the state's new grant for paid placements, with the two paragraphs that matter.",
    "Passed on the labor-market sheet for the county.",
)

MET = (
    "Saw {first} at the chamber coffee. Reminded me that they have not heard about {month}.",
    "Ran into each other at the football game. Wants in again this year.",
    "Talked at the county job fair. Took a card, promised a call.",
)

SOCIAL = (
    "Tagged them in the post about {thing}; they shared it.",
    "Short message to congratulate on the new location.",
)

SPANISH = (
    "Hablé con {first}: puede recibir a {n} en {month_es}. Prefiere que le escribamos en español.",
    "{first} pregunta si los papeles están en español. Le mando los formularios hoy.",
    "Buena plática. Quiere venir a {school} a contar cómo empezó el negocio.",
)

TOUCHES: dict[K, tuple[str, ...]] = {
    K.CALL: CALLS,
    K.VOICEMAIL: VOICEMAILS,
    K.TEXT: TEXTS,
    K.MEETING: MEETINGS,
    K.VISIT: VISITS,
    K.WORKSITE_VISIT: WORKSITE_VISITS,
    K.LUNCHEON: LUNCHEONS,
    K.INTRODUCTION: INTRODUCTIONS,
    K.ARTICLE_SHARED: ARTICLES,
    K.MET_AT_EVENT: MET,
    K.SOCIAL_MESSAGE: SOCIAL,
}

LAST_WORDS = (
    "Closing the shop at the end of the month. No successor. Sent a card.",
    "New owners, no time for schools this year. Door stays open, they said.",
    "Head office ended all outside programs. {first} is sorry about it.",
    "{first} has left and nobody there knew about us. Ended for now.",
    "They said it kindly: they never heard what came of it, so they put the hours elsewhere.",
    "Completed what we set out to do together. Good end, thanked them with a plaque.",
)

LAST_WORDS_WITHIN = (
    "Too few signed up, so the group does not go on next year. Sent a card.",
    "A new head with other plans. Door stays open, they said.",
    "It was cut from the budget. {first} is sorry about it.",
    *LAST_WORDS[3:],
)
"""The same of departments and groups of our own, which close no shop; as many, so that luck falls
alike."""

FIRST_WORDS = (
    "Met at the chamber talk. They asked what a small shop could do; told them one job shadow.",
    "A parent of ours works there and gave me the name. Friendly first call.",
    "{first} filled in the form. Wants to speak to a class about {see}.",
    "Cold call. Surprised, then curious. Sent the one-pager.",
    "{teacher} knows {first} from evening class and made the introduction.",
)
