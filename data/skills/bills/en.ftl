### Bills and their reminders.

# $payee: as on the statement; $estimated: yes when the amount is a forecast.
bills-list = { $count ->
    [one] One bill is coming ({ $span }), { $total }:
   *[other] { $count } bills are coming ({ $span }), { $total } together:
 }
    { $rows }
 .rows = • { $due }: { $payee }, { $estimated ->
        [yes] about { $amount }
       *[no] { $amount }
     }{ $reminded ->
        [yes] {" "}(reminder set)
       *[no] {""}
     }
 .remind = Remind me of a bill
bill-one = { $payee }: { $estimated ->
    [yes] about { $amount }
   *[no] { $amount }
 }, due on { $due }.
 .remind = Remind me
bills-none = I see no bill coming ({ $span }).
bills-none-payee = I see no bill from '{ $payee }' coming. These are the next ones I know of:
    { $rows }
 .rows = • { $due }: { $payee }, { $amount }
reminder-ask-bill = Which bill shall I remind you of?
reminder-ask-lead = How long before it's due ({ $due }) shall I remind you?
 .same_day = On the day
 .one_day = One day before
 .three_days = Three days before
 .one_week = A week before
reminder-bad-lead = I didn't get when. Please say it like 'two days before' or give a date before { $due }.
# $at: date and time of the reminder; $due: when the bill is due.
reminder-set = { $tone ->
    [brief] Reminder for { $payee }: { $at }.
   *[neutral] I'll remind you of { $payee } here in the chat on { $at }. The bill ({ $amount }) is due on { $due }.
 }
# The time chosen is already over: the reminder comes at once.
reminder-now = That time has already passed, so I'm reminding you right away.
reminder-cancelled = I won't remind you of { $payee } any more. The bill itself stays as it is.
reminder-ask-cancel = Which reminder shall I cancel?
reminder-none = You have no bill reminders at the moment.
reminder-none-payee = You have no reminder for '{ $payee }'.
# The reminder itself.
bill-reminder-due = A reminder, as you asked: { $payee }, { $amount }, is due on { $due }.
