### Words of the web pages: the chat widget, the agents' desk and the demo bank page.
###
### Flat messages without arguments: the browser gets them as a map from id to text. Where a
### name or a number belongs, the page puts it right after the text, as in "Talking to" + "Sofia";
### such messages carry the comment "Followed by ...". If your language needs the name elsewhere,
### choose a wording that works as a label ("Your colleague:" + "Sofia").
### Short is good: buttons and labels must fit a 320 px wide screen. Address customers the
### formal way your bank uses (Sie / vous / usted); agents at the desk may be addressed the same way.

## Widget: the customer's chat window

widget-title = Chat with us
widget-open = Open chat
widget-close = Close chat
# Spoken by screen readers on the closed chat button. Followed by a number: "Unread messages 2".
widget-unread = Unread messages
# Name of the list of messages, for screen readers.
widget-log = Conversation
# Who speaks, above each message.
widget-from-customer = You
widget-from-bot = Assistant
# Small badge beside "Assistant": this is a machine, not a person.
widget-badge-bot = automated
# Small badge beside a bank employee's name: this is a person.
widget-badge-agent = colleague at the bank
# Above notices such as "Sofia has joined".
widget-from-system = Notice
widget-input = Your message
widget-placeholder = Write a message
# For screen readers, about the input.
widget-input-hint = Press Enter to send, Shift and Enter for a new line
widget-send = Send
# Followed by a number: "Characters left 120".
widget-characters-left = Characters left
# Followed by a number: "Too long by 12".
widget-characters-over = Too long by
# Shown when the customer typed a full card number and it was hidden before sending.
widget-masked = We hid the card number. You never need to give us the whole number.
# Small state under the customer's own message.
widget-state-waiting = Sends when you are back online
widget-state-sending = Sending
widget-state-sent = Sent
widget-state-failed = Not sent
widget-retry = Try again
# Removes a message that could not be sent.
widget-discard = Delete
# Banner above the messages: who is answering.
widget-owner-bot = You are chatting with our automated assistant
widget-owner-queued = Waiting for a colleague
# Followed by a number: "Your place in the queue 3".
widget-position = Your place in the queue
widget-position-next = You are next
# Followed by a person's name: "You are chatting with Sofia".
widget-owner-human = You are chatting with
# Used when the colleague's name is not known.
widget-owner-human-unnamed = You are chatting with a colleague at the bank
# After a name: "Sofia is writing".
widget-typing = is writing
widget-quick-replies = Suggested answers
widget-connecting = Connecting
widget-offline = You are offline. We keep what you write and send it later.
widget-reconnecting = The connection was lost. We are trying again.
widget-expired = Your session has ended. Please log in again to continue.
widget-unavailable = The chat is not available right now. Please try again later.
widget-language = Language
# Button: leaves the old conversation and begins an empty one.
widget-new-conversation = New conversation
# Button that scrolls down to the latest message.
widget-latest = Go to the newest message
# Shown in place of messages before the first one.
widget-empty = Ask a question about your money. We are here day and night.

## Widget: what is read of the customer's mood, and the choice about it

# Name of the small button in the header, and heading of what it opens.
widget-mood = Mood reading
# Name of the button while the customer has switched it off.
widget-mood-is-off = Mood reading is off
widget-mood-what = The assistant estimates how you feel from what you write here. It uses this only to choose its tone and to bring in a colleague sooner, who can then see it too. It is stored with your conversation and plays no part in decisions about credit, prices or fraud.
# Beside the switch.
widget-mood-switch = Read my mood
# In place of the present reading while the switch is off.
widget-mood-off = Off. The assistant answers in a neutral tone. You still get a colleague when you ask for one, or when what you write points to something serious, such as fraud or danger.
# In place of the present reading before there is one.
widget-mood-none = Nothing has been read yet.
# The present reading, one sentence; followed by the reason, a sentence of its own.
widget-mood-calm = You come across as calm.
widget-mood-pleased = You come across as pleased.
widget-mood-uneasy = You come across as a little uneasy.
widget-mood-upset = You come across as upset.
widget-mood-distressed = You seem to be going through a difficult time.
# Why, about the customer's latest messages.
widget-mood-why-negative-words = Your words sound negative.
widget-mood-why-anger = Your words sound angry.
widget-mood-why-confusion = Something seems to be unclear to you.
widget-mood-why-insult = You used strong language.
widget-mood-why-complaint = You made a complaint.
widget-mood-why-report-fraud = You reported fraud.
widget-mood-why-not-understood = The assistant did not understand you.
widget-mood-why-repeated = You had to ask for the same thing again.
widget-mood-why-asked-again = You had to ask for a person again.
widget-mood-why-distress-topic = You wrote about something hard, such as a loss or money worries.
widget-mood-why-distress-words = Your words suggest that you are worried or at risk.
widget-mood-why-positive-words = Your words sound positive.
widget-mood-why-thanked = You said something kind.
widget-mood-why-faded = What stood out earlier has faded.
widget-mood-why-steady = Nothing in your last message stood out.
# Shown while earlier readings are stored, with the button after it.
widget-mood-kept = Earlier readings are stored with your conversations.
widget-mood-forget = Delete them
# Once they are deleted.
widget-mood-forgotten = The stored readings have been deleted from your conversations.

## Desk: where bank employees answer customers

desk-title = Agent desk
desk-login-title = Log in to the desk
desk-username = User name
desk-password = Password
desk-login = Log in
desk-login-failed = User name or password is wrong.
desk-logout = Log out
desk-connected = Connected
desk-reconnecting = Reconnecting
desk-queue = Queue
desk-queue-empty = Nobody is waiting.
desk-mine = My conversations
desk-mine-empty = You have no open conversations.
# Followed by a duration: "Waiting 3 min".
desk-waiting = Waiting
desk-urgent = Urgent
desk-accept = Accept
desk-no-selection = Choose a conversation to read it.
desk-loading = Loading
desk-transcript = Transcript
desk-from-bot = Assistant
desk-from-agent = Colleague
desk-from-system = Notice
# In front of a message that this agent wrote.
desk-from-me = You
desk-input = Reply to the customer
desk-send = Send
desk-send-hint = Enter sends, Shift and Enter starts a new line
desk-accept-first = Accept the conversation to reply.
# After the customer's name: "Emma is writing".
desk-typing = is writing
desk-failed = Not sent
desk-retry = Try again
desk-error-taken = A colleague has already accepted this conversation.
desk-error-moved-on = That is not possible any more: the conversation has changed hands.
desk-error = That did not work. Please try again.
desk-hand-back = Hand back to the assistant
desk-hand-back-note = Note for the record: what was done, what is still open
desk-close = Close with outcome
desk-outcome = Outcome
desk-outcome-solved = Solved
desk-outcome-follow-up = Needs follow-up
desk-outcome-unsolved = Could not be solved
desk-outcome-no-answer = Customer stopped answering
desk-cancel = Cancel
# Closes the list of keyboard shortcuts.
desk-dismiss = Close
desk-mood = Mood
desk-mood-curve = Mood during the conversation
# In place of the curve when no mood of the customer is on record.
desk-mood-none = No mood recorded
# In place of the curve.
desk-mood-off = The customer has switched mood reading off.
desk-mood-calm = Calm
desk-mood-pleased = Pleased
desk-mood-uneasy = Uneasy
desk-mood-upset = Upset
desk-mood-distressed = Distressed
# Why the conversation was handed to a person.
desk-reason = Reason
desk-reason-requested = Asked for a person
desk-reason-upset = Upset
desk-reason-distress = In distress
desk-reason-complaint = Complaint
desk-reason-self-harm = Risk of suicide
desk-reason-coercion = Threatened or controlled by someone
desk-reason-fraud = Fraud
desk-reason-lost-card = Lost card
desk-reason-dispute = Disputed payment
desk-reason-hardship = Money worries
desk-reason-bereavement = Bereavement
desk-reason-unsure = Not sure what was meant
desk-reason-not-understood = Not understood
desk-reason-other = Other
desk-summary = Handoff summary
desk-summary-wanted = What the customer wanted
desk-summary-because = Signs that led here
desk-summary-evidence = In the customer's words
desk-summary-tried = What was tried
desk-summary-promised = What was promised
desk-nothing = Nothing recorded
desk-customer = Customer
desk-customer-since = Customer since
desk-accounts = Accounts
desk-cards = Cards
desk-cases = Cases
# State of a card, after its number.
desk-card-frozen = frozen
desk-card-lost = reported lost
desk-language = Language
desk-country = Country
desk-shortcuts = Keyboard shortcuts
desk-shortcut-queue = Next conversation in the queue
desk-shortcut-mine = Next of my conversations
desk-shortcut-reply = Go to the reply box

## Bank: the demo bank's own page around the chat

bank-name = Linden Bank
bank-demo = Demo bank. All people and figures are invented.
bank-choose-title = Whose bank would you like to see?
bank-choose-text = Choose one of our demo customers. Each one has their own language, accounts and history.
bank-choose-failed = The demo customers could not be loaded. Please try again.
bank-switch = Switch customer
# Greeting by the time of day. Followed by a name: "Good morning," + "Emma".
bank-morning = Good morning,
bank-afternoon = Good afternoon,
bank-evening = Good evening,
bank-accounts = Your accounts
bank-account-checking = Current account
bank-account-savings = Savings account
bank-account-credit-card = Credit card
bank-account-joint = Joint account
bank-ask-title = Ask us anything about your money
bank-ask-text = Our assistant answers at once. If you prefer a person, just say so.
bank-ask-button = Start chatting
# Example questions, as a customer would ask them. A click opens the chat with the text.
bank-example-spending = How much did I spend on groceries last month?
bank-example-bills = Which bills are due soon?
bank-example-card = I can't find my card
bank-safety = We will never ask for your password, PIN or full card number.
