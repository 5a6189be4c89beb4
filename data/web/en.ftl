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
widget-owner-queued = A colleague will be with you soon
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
# Beside the curve when the customer has written nothing yet or mood analysis is off.
desk-mood-none = No mood recorded
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
desk-reason-fraud = Fraud or lost card
desk-reason-not-understood = Not understood
desk-reason-other = Other
desk-summary = Handoff summary
desk-summary-wanted = What the customer wanted
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
