### Bills and their reminders.

# $payee: as on the statement; $estimated: yes when the amount is a forecast.
bills-list = { $count ->
    [one] Viene un recibo ({ $span }), { $total }:
   *[other] Vienen { $count } recibos ({ $span }), { $total } en total:
 }
    { $rows }
 .rows = • { $due }: { $payee }, { $estimated ->
        [yes] aproximadamente { $amount }
       *[no] { $amount }
     }{ $reminded ->
        [yes] {" "}(con recordatorio)
       *[no] {""}
     }
 .remind = Recordarme un recibo
bill-one = { $payee }: { $estimated ->
    [yes] aproximadamente { $amount }
   *[no] { $amount }
 }, vence el { $due }.
 .remind = Recordármelo
bills-none = No veo ningún recibo próximo ({ $span }).
bills-none-payee = No veo ningún recibo próximo de «{ $payee }». Estos son los siguientes que me constan:
    { $rows }
 .rows = • { $due }: { $payee }, { $amount }
reminder-ask-bill = ¿Qué recibo quiere que le recuerde?
reminder-ask-lead = ¿Con cuánta antelación quiere que se lo recuerde? Vence el { $due }.
 .same_day = El mismo día
 .one_day = Un día antes
 .three_days = Tres días antes
 .one_week = Una semana antes
reminder-bad-lead = No he entendido cuándo. Dígamelo así: «dos días antes», o deme una fecha anterior al { $due }.
# $at: date and time of the reminder; $due: when the bill is due.
reminder-set = { $tone ->
    [brief] Recordatorio de { $payee }: { $at }.
   *[neutral] Le recordaré aquí en el chat el pago de { $payee }. Fecha del aviso: { $at }. El recibo ({ $amount }) vence el { $due }.
 }
# The time chosen is already over: the reminder comes at once.
reminder-now = Ese momento ya ha pasado, así que se lo recuerdo ahora mismo.
reminder-cancelled = Ya no le recordaré el pago de { $payee }. El recibo sigue como estaba.
reminder-ask-cancel = ¿Qué recordatorio quiere que quite?
reminder-none = No tiene recordatorios de recibos en este momento.
reminder-none-payee = No tiene ningún recordatorio de «{ $payee }».
# The reminder itself.
bill-reminder-due = Tal como me pidió, le recuerdo este recibo: { $payee }, { $amount }. Vence el { $due }.
