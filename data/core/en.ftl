### Greetings, help, misunderstandings, moods and hand-offs.
### Every message may select on $tone: neutral (the default), warm (the customer is pleased),
### empathetic (upset or distressed: plain, slow, no exclamation mark, no joke, no offer),
### brief (the customer prefers short answers). Add a tone only where the words should differ.
### An apology for how the customer feels is made once, by mood-acknowledge, never here.

## Small talk

# $name: how the customer likes to be called. $daypart: morning, day, evening (their local time).
greet = { $daypart ->
    [morning] Good morning, { $name }.
    [evening] Good evening, { $name }.
   *[day] Hello, { $name }.
 } { $tone ->
    [empathetic] I'm listening. What has happened?
    [brief] What do you need?
   *[neutral] What can I do for you today?
 }
 .balance = My balance
 .spending = What have I spent this month?
 .bills = Which bills are coming?
goodbye = { $tone ->
    [empathetic] Goodbye. If anything is still open, write here at any time.
    [warm] Goodbye, and thank you. It was a pleasure.
   *[neutral] Goodbye. You can write here at any time.
 }
thank = { $tone ->
    [warm] My pleasure!
    [empathetic] Of course. I'm here if you need anything else.
    [brief] You're welcome.
   *[neutral] You're welcome. Is there anything else?
 }
praise = { $tone ->
    [empathetic] Thank you, that helps.
   *[neutral] Thank you, that's good to hear.
 }
chitchat = I'm better with money than with small talk. Shall we look at your account?
ask-if-bot = I'm the bank's digital assistant: a program, not a person. I answer from your own account data, and you can reach a colleague of mine, a real person, whenever you like.
 .human = Talk to a person
help = { $tone ->
    [empathetic] This is what I can do right now. If it isn't here, I'll get a person for you.
   *[neutral] This is what I can do for you:
 }
    • tell you what's in your accounts and find payments
    • show what you spent, by category, shop or period
    • set and check budgets
    • list bills that are coming, and remind you of them
    • freeze a card
    • answer questions about our products
    • take a complaint, or bring in a person
 .balance = My balance
 .spending = What have I spent this month?
 .bills = Which bills are coming?
 .human = Talk to a person

## Not understood, or not ours to do

out-of-scope = { $tone ->
    [empathetic] That's not something I can help with, since I only know this bank. If it is about your money, tell me in other words, or I'll get a person for you.
    [brief] I can only help with your banking.
   *[neutral] That's outside what I can help with: I only know this bank and your accounts here. Try me on your balance, spending, budgets, bills or cards.
 }
 .help = What can you do?
 .human = Talk to a person
fallback = { $tone ->
    [empathetic] I want to get this right, and I haven't understood it yet. Could you put it another way?
   *[neutral] I haven't understood that yet. Could you put it another way?
 }
 .help = What can you do?
 .human = Talk to a person
fallback-again = I still don't follow, and I won't keep you going round in circles. Choose one of these, or I'll bring in a person.
 .help = What can you do?
 .human = Talk to a person
# Two intents were equally likely; the buttons carry their names.
clarify = Which of these do you mean?
 .neither = Something else
# $topic: one of the intent-* names below, in the middle of a sentence.
not-served = { $tone ->
    [empathetic] I can't do this here in the chat myself ({ $topic }). A colleague can, and will see what you have written, so you needn't explain it again.
   *[neutral] I can't do this in the chat yet: { $topic }. A colleague can help you with it. Shall I pass you on?
 }
 .human = Yes, talk to a person
 .no = No, thanks
service-problem = { $tone ->
    [empathetic] I couldn't get that from our systems just now, and nothing has been changed. Please try again in a minute, or I'll get a person for you.
   *[neutral] I couldn't reach our systems just now. Nothing has been changed. Please try again in a minute.
 }
 .human = Talk to a person

## Yes, no, cancel, repeat

affirm-nothing = Good. What shall I do?
deny-nothing = All right. Tell me if there's anything else.
cancelled = { $tone ->
    [brief] Stopped. Nothing was changed.
   *[neutral] All right, I've stopped that. Nothing was changed.
 }
nothing-to-cancel = There's nothing under way at the moment, so nothing to stop.
correct-nothing = What should I change? Please say it in one sentence, for example 'set my groceries budget to 300'.
repeated = { $text }
repeat-nothing = I haven't said anything yet that I could repeat. What would you like to know?

## Language

language-changed = From now on I'll write in English.
language-same = We're already speaking English. What can I do for you?
language-which = Which language would you like?
language-not-served = I'm sorry, I don't speak that language. I can offer these:

## Mood and people

# Said once, before the answer, when the customer has become upset.
mood-acknowledge = I'm sorry that this has been so frustrating. Let me put it right.
# Offered when somebody is upset and has not asked for a person.
handoff-offer = Would you rather talk to a person?
 .human = Yes, talk to a person
 .no = No, carry on here
handoff-declined = All right, we'll carry on here. You can ask for a person at any time.
# Why a person comes, one message a reason. $there: now, or later when that team is away ($at: when it is back); then
# handoff-closed-<team> follows and says so. Nobody is told 'now' when nobody is there.
handoff-asked = { $there ->
    [now] { $tone ->
        [empathetic] I'm getting a person for you now. They'll see our conversation, so you needn't repeat anything.
        [brief] I'm passing you to a colleague.
       *[neutral] I'm passing you to a colleague. They'll see our conversation, so you needn't repeat anything.
    }
   *[later] I've passed this on to our team.
 }
handoff-anger = I can see this isn't going well, and you shouldn't have to fight for an answer. { $there ->
    [now] I'm getting a person for you now; they'll see what you have written.
   *[later] A person will take this over from me.
 }
handoff-repeated_failure = I haven't managed to help. { $there ->
    [now] I'm getting a person for you now, who will see our conversation.
   *[later] A person will take this over from me.
 }
# It may be something that matters (fraud, a transfer, a death), and a guess could cost more than a question.
handoff-unsure = { $tone ->
    [empathetic] I want to be sure that I've understood you, and this may be too important for a guess.
    [brief] I'm not sure I've understood, and I won't guess here.
   *[neutral] I'm not sure that I've understood you, and this may be too important for a guess.
 } { $there ->
    [now] I'm getting a colleague, who will see what you have written.
   *[later] A colleague will read it and answer you.
 }
handoff-complaint = { $tone ->
    [empathetic] Something has gone wrong for you, and a person should look into it.
    [brief] A person should look into your complaint.
   *[neutral] You have a complaint, and a person should look into it.
 } { $there ->
    [now] I'm connecting you to our complaints team; they'll see what you have written.
   *[later] I've passed it on to our complaints team.
 }
# They may still be on the phone with the fraudster: short lines, and what to do comes before everything else.
handoff-fraud = { $tone ->
    [brief] Please stop everything for now:
   *[neutral] Thank you for telling me straight away. Please stop everything for now:
 }
    • Hang up if somebody is on the phone with you, whoever they say they are.
    • Share no code, password or PIN, and let nobody onto your device.
    • Move no money, not even to an account that is said to be safe.
    { $there ->
        [now] Our fraud team is joining this chat now. If a call is needed, we call you, on the number we have on file.
       *[later] Our fraud team has your case. If a call is needed, we call you, on the number we have on file.
    }
 .freeze = Freeze my card
handoff-dispute = { $there ->
    [now] I'm connecting you to a colleague who can look into this payment with you and open a case. They'll see what you have written.
   *[later] A colleague will look into this payment with you and open a case.
 }
handoff-lost_card = { $there ->
    [now] I'm connecting you to our card team now, so that nobody else can use the card.
   *[later] I've passed this on to our card team.
 }
 .freeze = Freeze my card
handoff-hardship = Thank you for telling me. You are not alone with this, and there are ways to make it lighter. { $there ->
    [now] I'm connecting you to a colleague from our support team; they won't sell you anything.
   *[later] A colleague from our support team will go through them with you; they won't sell you anything.
 }
handoff-bereavement = I'm very sorry for your loss. There's nothing you need to sort out here with me. { $there ->
    [now] I'm connecting you to a colleague who will guide you through everything, at your pace.
   *[later] A colleague will guide you through everything, at your pace.
 }
handoff-distress = { $tone ->
    [brief] Thank you for telling me.
   *[neutral] Thank you for telling me how things are. That is a lot at once.
 } { $there ->
    [now] I'm getting a person for you now. They'll read what you have written first, and then go through it with you, one thing at a time.
   *[later] A person will go through it with you, one thing at a time.
 }
# Somebody may be thinking of ending their life. One voice in every tone; no 'wait', no comfort that we cannot give.
# $help: line (we know one: $line is its name), emergency (only $emergency is known), none.
handoff-risk_self_harm = I take what you have written seriously, and it is good that you said it. { $there ->
    [now] I'm bringing a person into this chat now. You can go on writing here, or say nothing until they are here.
   *[later] Please talk to somebody now. Our team is back only on { $at }; your message is then read first.
 }
 { $help ->
    [line] Somebody is there by phone to listen. { $line }: { $number }. If you are in danger or might hurt yourself, call { $emergency }.
    [emergency] If you are in danger or might hurt yourself, call { $emergency }. And tell somebody near you whom you trust.
   *[none] If you are in danger or might hurt yourself, call the emergency number of the country you are in. And tell somebody near you whom you trust.
 }
# Somebody may be reading along who must not notice: no word here says what was understood, or what the line is for.
handoff-risk_coercion = { $there ->
    [now] A colleague is joining this chat now. You needn't explain anything. If writing is awkward, write OK only; that is enough.
   *[later] Your message has arrived, and a colleague is here from { $at }. You needn't explain anything; OK is enough as an answer.
 } { $help ->
    [line] If you'd rather talk to somebody by phone: { $number }; in an emergency { $emergency }.
    [emergency] In an emergency: { $emergency }.
   *[none] In an emergency the local emergency number is the quickest way.
 }
# Said after the reason, outside the hours of data/support.yml. $at: when the team is back, in the customer's own time.
handoff-closed-general = { $tone ->
    [brief] Our team is back on { $at }.
   *[neutral] Nobody is available at the moment: our team is back on { $at }.
 } Your case is taken with everything you've written, so you needn't repeat anything. If a card is at risk meanwhile, freeze it here; that works at any time.
 .freeze = Freeze my card
handoff-closed-cards = { $tone ->
    [brief] Our card team is back on { $at }.
   *[neutral] Nobody from our card team is available at the moment: they are back on { $at }.
 } Your case is taken, and you needn't repeat anything. If somebody else might use the card, freeze it now, right here; it takes effect at once.
 .freeze = Freeze my card
handoff-closed-fraud = Freeze your card now, right here; it takes effect at once. Our fraud team is back on { $at } and has everything you've written, so you needn't repeat anything.
 .freeze = Freeze my card
handoff-closed-support = { $tone ->
    [brief] Our support team is back on { $at }.
   *[neutral] Nobody from our support team is available at the moment: they are back on { $at }.
 } Your case is taken with everything you've written, so you needn't repeat anything. { $help ->
    [line] If it becomes too much before then, somebody is there by phone to listen. { $line }: { $number }.
    [emergency] If you are in danger before then, call { $emergency }.
   *[none] If you are in danger before then, call the emergency number of the country you are in.
 }
handoff-closed-complaints = { $tone ->
    [brief] Our complaints team is back on { $at }.
   *[neutral] Nobody from our complaints team is available at the moment: they are back on { $at }.
 } Your complaint counts from today, and you needn't repeat anything. If a card is at risk meanwhile, freeze it here; that works at any time.
 .freeze = Freeze my card
handoff-already = A colleague has already been asked and will be with you as soon as possible.

## Said by the server, not by the engine

# The first message of a conversation. The disclosure that this is a machine, and that mood is read, is required by law.
chat-disclosure = Hello { $name }, I'm the bank's digital assistant, a program. I answer from your own account data, notice the mood of what you write so that I can respond fittingly, and bring in a person whenever you like.
# No time is promised: the team may be closed, and the hand-off has said until when.
chat-queued = { $position ->
    [1] You're next in line. A colleague will carry on with you here.
   *[other] You're number { $position } in line. A colleague will carry on with you here.
 }
chat-queued-still = { $position ->
    [1] You're still next in line. What you write here reaches your colleague-to-be. If you'd rather not wait, write 'cancel'.
   *[other] You're number { $position } in line. What you write here reaches the colleague who takes over. If you'd rather not wait, write 'cancel'.
 }
chat-queue-left = All right, I've taken you out of the line. We'll carry on here.
chat-agent-joined = { $agent } from our team has joined the chat and can see what you wrote.
chat-agent-left = { $agent } has left the chat. You're back in line, and nothing is lost.
chat-handed-back = { $agent } has handed over to the digital assistant again. I'm here for you.
chat-engine-down = I can't answer this very moment. Your message is safe, and I'll answer as soon as I can; you needn't send it again.
chat-engine-back = I'm back, thank you for waiting.
# $limit: the most characters that a message may have.
chat-too-long = That's longer than I can read at once. Please send at most { $limit } characters at a time.
chat-empty = That message was empty. What would you like to know?
chat-rate-limited = That was a lot of messages at once. Please wait a few seconds and send it again.
chat-session-expired = Your session has ended for your security. Please log in again; our conversation is kept.
chat-internal-error = Something went wrong on our side. Your message is safe; please try again in a minute.

## Names of things, used inside other sentences and as buttons

category-groceries = groceries
category-eating_out = eating out
category-transport = transport
category-fuel = fuel
category-housing = housing
category-utilities = utilities
category-telecom = phone and internet
category-insurance = insurance
category-subscriptions = subscriptions
category-entertainment = entertainment
category-shopping = shopping
category-clothing = clothing
category-health = health
category-travel = travel
category-education = education
category-children = children
category-gifts = gifts and donations
category-cash = cash
category-fees = bank fees
category-taxes = taxes
category-home = home and garden
category-pets = pets
category-sports = sports
category-income = income
category-transfers = transfers
account-checking = current account
account-savings = savings account
account-credit_card = credit card account
account-joint = joint account
card-debit = debit card
card-credit = credit card
language-en = English
language-es = Español
language-fr = Français
language-de = Deutsch

## Names of what a customer may want: on buttons, and as $topic. Short, no full stop.

intent-greet = Say hello
intent-goodbye = End the chat
intent-thank = Say thanks
intent-affirm = Yes
intent-deny = No
intent-cancel = Stop what is under way
intent-correct_answer = Correct something
intent-repeat = Hear it again
intent-help = See what I can do
intent-ask_if_bot = Ask who I am
intent-talk_to_human = Talk to a person
intent-change_language = Change the language
intent-praise = Give praise
intent-insult = Vent
intent-chitchat = Chat a little
intent-out_of_scope = Something else
intent-check_balance = See a balance
intent-find_transactions = Find payments
intent-explain_transaction = Find out what a payment was
intent-check_income = See what came in
intent-account_details = Get IBAN and account details
intent-get_statement = Get a statement
intent-check_spending = See what was spent
intent-compare_spending = Compare spending over time
intent-find_subscriptions = Find subscriptions
intent-cancel_subscription = End a subscription
intent-set_budget = Set a budget
intent-check_budget = See how a budget is doing
intent-remove_budget = Remove a budget
intent-can_i_afford = See whether something is affordable
intent-forecast_balance = Forecast the balance
intent-saving_advice = Get saving tips
intent-list_bills = See upcoming bills
intent-set_bill_reminder = Set a bill reminder
intent-cancel_bill_reminder = Cancel a bill reminder
intent-pay_bill = Pay a bill
intent-transfer_money = Send money
intent-transfer_status = See where a payment is
intent-cancel_transfer = Cancel a payment
intent-list_payees = See saved payees
intent-add_payee = Save a payee
intent-freeze_card = Freeze a card
intent-unfreeze_card = Unfreeze a card
intent-report_lost_card = Report a lost card
intent-replace_card = Get a new card
intent-card_declined = Find out why a card was declined
intent-card_pin = Get help with a PIN
intent-travel_notice = Use a card abroad
intent-report_fraud = Report fraud
intent-dispute_charge = Dispute a charge
intent-refund_status = Ask about a refund
intent-create_goal = Start a savings goal
intent-check_goal = See how a goal is doing
intent-contribute_goal = Put money towards a goal
intent-reduce_debt = Make a debt plan
intent-ask_product = Ask about a product
intent-ask_fees = Ask about fees
intent-ask_rates = Ask about rates
intent-recommend_product = Find a product that suits
intent-compare_products = Compare products
intent-apply_product = Apply for a product
intent-loan_eligibility = See what could be borrowed
intent-find_branch = Find a branch or cash machine
intent-book_appointment = Book an appointment
intent-life_event = Share news about your life
intent-bereavement = Report a death
intent-financial_hardship = Get help with money worries
intent-update_contact = Update contact details
intent-set_preferences = Change preferences
intent-why_this = Ask why something is shown
intent-not_interested = Decline an offer
intent-manage_consent = Manage consent
intent-export_my_data = Get a copy of personal data
intent-delete_my_data = Erase personal data
intent-make_complaint = Make a complaint
intent-give_feedback = Give feedback
