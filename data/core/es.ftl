### Greetings, help, misunderstandings, moods and hand-offs.
### 'usted' throughout, without words that show anybody's gender ("una persona de nuestro equipo").
### Tones: neutral (default), warm, empathetic (plain, slow, no exclamation mark, no offer), brief.
### An apology for how the customer feels is made once, by mood-acknowledge, never here.

## Small talk

# $name: how the customer likes to be called. $daypart: morning, day, evening (their local time).
greet = { $daypart ->
    [morning] Buenos días, { $name }.
    [evening] Buenas noches, { $name }.
   *[day] Hola, { $name }.
 } { $tone ->
    [empathetic] Cuénteme, ¿qué ha pasado?
    [brief] ¿Qué necesita?
   *[neutral] ¿En qué puedo ayudarle hoy?
 }
 .balance = Mi saldo
 .spending = ¿Cuánto he gastado este mes?
 .bills = ¿Qué recibos vienen?
goodbye = { $tone ->
    [empathetic] Hasta pronto. Si queda algo pendiente, escríbame cuando quiera.
    [warm] Hasta pronto, y muchas gracias. Ha sido un placer.
   *[neutral] Hasta pronto. Puede escribirme cuando quiera.
 }
thank = { $tone ->
    [warm] ¡Un placer!
    [empathetic] No hay de qué. Aquí estoy si necesita algo más.
    [brief] De nada.
   *[neutral] De nada. ¿Necesita algo más?
 }
praise = { $tone ->
    [empathetic] Gracias, sus palabras ayudan.
   *[neutral] Gracias, me alegra saberlo.
 }
chitchat = Se me da mejor el dinero que la charla. ¿Miramos su cuenta?
ask-if-bot = Soy el asistente digital del banco: un programa, no una persona. Le respondo con los datos de sus propias cuentas y, cuando quiera, le paso con una persona de verdad de nuestro equipo.
 .human = Hablar con una persona
help = { $tone ->
    [empathetic] Esto es lo que puedo hacer ahora mismo. Si no encuentra lo que necesita, aviso a una persona para que le atienda.
   *[neutral] Esto es lo que puedo hacer por usted:
 }
    • decirle cuánto hay en sus cuentas y buscar pagos
    • mostrarle en qué ha gastado, por categoría, comercio o periodo
    • fijar presupuestos y ver cómo van
    • enseñarle los recibos que vienen y recordárselos
    • bloquear una tarjeta
    • resolver dudas sobre nuestros productos
    • recoger una reclamación o avisar a una persona
 .balance = Mi saldo
 .spending = ¿Cuánto he gastado este mes?
 .bills = ¿Qué recibos vienen?
 .human = Hablar con una persona

## Not understood, or not ours to do

out-of-scope = { $tone ->
    [empathetic] Con eso no puedo ayudarle, porque solo conozco este banco. Si tiene que ver con su dinero, dígamelo con otras palabras o aviso a una persona para que le atienda.
    [brief] Solo puedo ayudarle con asuntos del banco.
   *[neutral] Eso queda fuera de lo que puedo hacer: solo conozco este banco y las cuentas que tiene aquí. Pregúnteme por su saldo, sus gastos, sus presupuestos, sus recibos o sus tarjetas.
 }
 .help = ¿Qué sabe hacer?
 .human = Hablar con una persona
fallback = { $tone ->
    [empathetic] Quiero entenderle bien y todavía no lo he conseguido. ¿Me lo puede decir de otra manera?
   *[neutral] No le he entendido. ¿Me lo puede decir de otra manera?
 }
 .help = ¿Qué sabe hacer?
 .human = Hablar con una persona
fallback-again = Sigo sin entenderle y no quiero que demos más vueltas. Elija una de estas opciones o aviso a una persona.
 .help = ¿Qué sabe hacer?
 .human = Hablar con una persona
# Two intents were equally likely; the buttons carry their names.
clarify = ¿A cuál de estas cosas se refiere?
 .neither = A otra cosa
# $topic: one of the intent-* names below.
not-served = { $tone ->
    [empathetic] Esto no puedo hacerlo yo aquí en el chat ({ $topic }). Una persona de nuestro equipo sí puede, y verá lo que ha escrito, así que no tendrá que volver a explicarlo.
   *[neutral] Esto todavía no puedo hacerlo en el chat: { $topic }. Una persona de nuestro equipo puede ayudarle. ¿Le paso con ella?
 }
 .human = Sí, hablar con una persona
 .no = No, gracias
service-problem = { $tone ->
    [empathetic] Ahora mismo no he podido obtener esa información, y no se ha cambiado nada. Inténtelo de nuevo dentro de un minuto, por favor, o aviso a una persona para que le atienda.
   *[neutral] No he podido conectar con nuestros sistemas. No se ha cambiado nada. Inténtelo de nuevo dentro de un minuto, por favor.
 }
 .human = Hablar con una persona

## Yes, no, cancel, repeat

affirm-nothing = Muy bien. ¿Qué quiere que haga?
deny-nothing = De acuerdo. Si necesita otra cosa, dígamelo.
cancelled = { $tone ->
    [brief] Cancelado. No se ha cambiado nada.
   *[neutral] De acuerdo, lo dejamos aquí. No se ha cambiado nada.
 }
nothing-to-cancel = No hay nada en marcha en este momento, así que no hay nada que cancelar.
correct-nothing = ¿Qué quiere que cambie? Dígamelo en una frase, por ejemplo: «pon el presupuesto de supermercado en 300».
repeated = { $text }
repeat-nothing = Todavía no he dicho nada que pueda repetir. ¿Qué le gustaría saber?

## Language

language-changed = A partir de ahora le escribo en español.
language-same = Ya estamos hablando en español. ¿En qué puedo ayudarle?
language-which = ¿En qué idioma prefiere que hablemos?
language-not-served = Lo siento, no hablo ese idioma. Puedo ofrecerle estos:

## Mood and people

# Said once, before the answer, when the customer has become upset.
mood-acknowledge = Siento que esto le esté resultando tan frustrante. Vamos a arreglarlo.
# Offered when somebody is upset and has not asked for a person.
handoff-offer = ¿Prefiere hablar con una persona?
 .human = Sí, hablar con una persona
 .no = No, seguir aquí
handoff-declined = De acuerdo, seguimos aquí. Puede pedir que le atienda una persona en cualquier momento.
# $there, $at, $help: as in en.ftl.
handoff-asked = { $there ->
    [now] { $tone ->
        [empathetic] Ahora mismo aviso a una persona. Verá nuestra conversación, así que no tendrá que repetir nada.
        [brief] Le paso con una persona del equipo.
       *[neutral] Le paso con una persona de nuestro equipo. Verá nuestra conversación, así que no tendrá que repetir nada.
    }
   *[later] He pasado su petición a nuestro equipo.
 }
handoff-anger = Veo que esto no va bien, y no debería tener que pelear por una respuesta. { $there ->
    [now] Aviso ya a una persona, que verá lo que ha escrito.
   *[later] A partir de aquí se encargará una persona.
 }
handoff-repeated_failure = No he conseguido ayudarle. { $there ->
    [now] Aviso ahora a una persona, que verá nuestra conversación.
   *[later] A partir de aquí se encargará una persona.
 }
handoff-unsure = { $tone ->
    [empathetic] Quiero entenderle bien, y esto puede ser demasiado importante para adivinar.
    [brief] No sé si le he entendido, y aquí no quiero adivinar.
   *[neutral] No sé si le he entendido bien, y esto puede ser demasiado importante para adivinar.
 } { $there ->
    [now] Aviso a una persona de nuestro equipo, que verá lo que ha escrito.
   *[later] Una persona de nuestro equipo lo leerá y le responderá.
 }
handoff-complaint = { $tone ->
    [empathetic] Algo ha salido mal y debe ocuparse de ello una persona.
    [brief] De su reclamación debe ocuparse una persona.
   *[neutral] Quiere presentar una reclamación, y debe ocuparse de ella una persona.
 } { $there ->
    [now] Le paso con nuestro equipo de reclamaciones, que verá lo que ha escrito.
   *[later] Su caso ya está en nuestro equipo de reclamaciones.
 }
handoff-fraud = { $tone ->
    [brief] Pare todo por ahora, por favor:
   *[neutral] Gracias por decírmelo enseguida. Pare todo por ahora, por favor:
 }
    • Cuelgue si está hablando con alguien por teléfono, diga ser quien diga ser.
    • No dé ningún código, contraseña ni PIN, y no deje que nadie entre en su dispositivo.
    • No mueva dinero, tampoco a una cuenta que le digan que es segura.
    { $there ->
        [now] Nuestro equipo de fraude entra ahora en este chat. Si hace falta hablar por teléfono, le llamamos al número que tenemos registrado.
       *[later] Nuestro equipo de fraude tiene su caso. Si hace falta hablar por teléfono, le llamamos al número que tenemos registrado.
    }
 .freeze = Bloquear mi tarjeta
handoff-dispute = { $there ->
    [now] Le paso con una persona de nuestro equipo que puede revisar este pago con usted y abrir un caso. Verá lo que ha escrito.
   *[later] Una persona de nuestro equipo revisará este pago con usted y abrirá un caso.
 }
handoff-lost_card = { $there ->
    [now] Le paso ahora mismo con nuestro equipo de tarjetas, para que nadie más pueda usarla.
   *[later] Lo he pasado a nuestro equipo de tarjetas.
 }
 .freeze = Bloquear mi tarjeta
handoff-hardship = Gracias por contármelo. No está en esto sin ayuda, y hay formas de hacerlo más llevadero. { $there ->
    [now] Le paso con una persona de nuestro equipo de apoyo, que no le va a vender nada.
   *[later] Una persona de nuestro equipo de apoyo las verá con usted, y no le va a vender nada.
 }
handoff-bereavement = Siento mucho su pérdida. No tiene que resolver nada aquí conmigo. { $there ->
    [now] Le paso con una persona de nuestro equipo que le guiará en todo, a su ritmo.
   *[later] Una persona de nuestro equipo le guiará en todo, a su ritmo.
 }
handoff-distress = { $tone ->
    [brief] Gracias por contármelo.
   *[neutral] Gracias por contarme cómo está. Es mucho a la vez.
 } { $there ->
    [now] Aviso ahora mismo a una persona. Primero leerá lo que ha escrito y después lo verá con usted, paso a paso.
   *[later] Una persona lo verá con usted, paso a paso.
 }
handoff-risk_self_harm = Me tomo en serio lo que ha escrito, y está bien que lo haya dicho. { $there ->
    [now] Ahora mismo entra en este chat una persona de nuestro equipo. Puede seguir escribiendo aquí, o no decir nada hasta que llegue.
   *[later] Hable con alguien ahora, por favor. Nuestro equipo no vuelve hasta el { $at }; entonces su mensaje será lo primero que se lea.
 }
 { $help ->
    [line] Por teléfono hay alguien que escucha. { $line }: { $number }. Si está en peligro o podría hacerse daño, llame al { $emergency }.
    [emergency] Si está en peligro o podría hacerse daño, llame al { $emergency }. Y dígaselo a alguien de confianza que tenga cerca.
   *[none] Si está en peligro o podría hacerse daño, llame al número de emergencias del país donde se encuentra. Y dígaselo a alguien de confianza que tenga cerca.
 }
handoff-risk_coercion = { $there ->
    [now] Una persona de nuestro equipo entra ahora en este chat. No hace falta que explique nada. Si le resulta incómodo escribir, ponga solo OK; con eso basta.
   *[later] Su mensaje ha llegado, y una persona de nuestro equipo estará aquí a partir del { $at }. No hace falta que explique nada; como respuesta basta con OK.
 } { $help ->
    [line] Si prefiere hablar con alguien por teléfono: { $number }; en una emergencia, { $emergency }.
    [emergency] En una emergencia: { $emergency }.
   *[none] En una emergencia, lo más rápido es el número local de emergencias.
 }
handoff-closed-general = { $tone ->
    [brief] Nuestro equipo vuelve el { $at }.
   *[neutral] En este momento no hay nadie disponible: nuestro equipo vuelve el { $at }.
 } Su caso queda registrado con todo lo que ha escrito, así que no tendrá que repetir nada. Si entretanto corre peligro una tarjeta, bloquéela aquí; funciona a cualquier hora.
 .freeze = Bloquear mi tarjeta
handoff-closed-cards = { $tone ->
    [brief] Nuestro equipo de tarjetas vuelve el { $at }.
   *[neutral] En este momento no hay nadie disponible en nuestro equipo de tarjetas: vuelve el { $at }.
 } Su caso queda registrado y no tendrá que repetir nada. Si otra persona podría usar la tarjeta, bloquéela ahora, aquí mismo; tiene efecto al instante.
 .freeze = Bloquear mi tarjeta
handoff-closed-fraud = Bloquee su tarjeta ahora, aquí mismo; tiene efecto al instante. Nuestro equipo de fraude vuelve el { $at } y tiene todo lo que ha escrito, así que no tendrá que repetir nada.
 .freeze = Bloquear mi tarjeta
handoff-closed-support = { $tone ->
    [brief] Nuestro equipo de apoyo vuelve el { $at }.
   *[neutral] En este momento no hay nadie disponible en nuestro equipo de apoyo: vuelve el { $at }.
 } Su caso queda registrado con todo lo que ha escrito, así que no tendrá que repetir nada. { $help ->
    [line] Si antes se le hace demasiado cuesta arriba, por teléfono hay alguien que escucha. { $line }: { $number }.
    [emergency] Si antes está en peligro, llame al { $emergency }.
   *[none] Si antes está en peligro, llame al número de emergencias del país donde se encuentra.
 }
handoff-closed-complaints = { $tone ->
    [brief] Nuestro equipo de reclamaciones vuelve el { $at }.
   *[neutral] En este momento no hay nadie disponible en nuestro equipo de reclamaciones: vuelve el { $at }.
 } Su reclamación cuenta desde hoy, y no tendrá que repetir nada. Si entretanto corre peligro una tarjeta, bloquéela aquí; funciona a cualquier hora.
 .freeze = Bloquear mi tarjeta
handoff-already = Ya hemos avisado a una persona de nuestro equipo. Le atenderá lo antes posible.

## Said by the server, not by the engine

# The first message of a conversation. The disclosure that this is a machine, and that mood is read, is required by law.
chat-disclosure = Hola, { $name }. Soy el asistente digital del banco, un programa de inteligencia artificial. Le respondo con los datos de sus propias cuentas, tengo en cuenta el estado de ánimo de lo que escribe para contestarle como conviene y, cuando quiera, aviso a una persona.
# No time is promised: the team may be closed, and the hand-off has said until when.
chat-queued = { $position ->
    [1] Su turno es el siguiente. Una persona de nuestro equipo seguirá aquí con usted.
   *[other] Su puesto en la fila es el { $position }. Una persona de nuestro equipo seguirá aquí con usted.
 }
chat-queued-still = { $position ->
    [1] Su turno sigue siendo el siguiente. Lo que escriba aquí le llegará a quien le atienda. Si prefiere no esperar, escriba «cancelar».
   *[other] Su puesto en la fila es el { $position }. Lo que escriba aquí le llegará a quien le atienda. Si prefiere no esperar, escriba «cancelar».
 }
chat-queue-left = De acuerdo, ya no está en la fila. Seguimos aquí.
chat-agent-joined = { $agent }, de nuestro equipo, ha entrado en el chat y puede ver lo que ha escrito.
chat-agent-left = { $agent } ha salido del chat. Vuelve a estar en la fila y no se ha perdido nada.
chat-handed-back = { $agent } ha devuelto la conversación al asistente digital. Aquí estoy para ayudarle.
chat-engine-down = En este momento no puedo responderle. Su mensaje está guardado y le contestaré en cuanto pueda; no hace falta que lo envíe otra vez.
chat-engine-back = Ya estoy aquí de nuevo, gracias por esperar.
# $limit: the most characters that a message may have.
chat-too-long = Es más de lo que puedo leer de una vez. Envíe como máximo { $limit } caracteres por mensaje, por favor.
chat-empty = El mensaje estaba vacío. ¿Qué le gustaría saber?
chat-rate-limited = Han llegado muchos mensajes a la vez. Espere unos segundos y envíelo de nuevo, por favor.
chat-session-expired = Su sesión ha terminado por seguridad. Vuelva a iniciar sesión, por favor; nuestra conversación se conserva.
chat-internal-error = Algo ha fallado por nuestra parte. Su mensaje está guardado; inténtelo de nuevo dentro de un minuto, por favor.

## Names of things, used inside other sentences and as buttons. They follow 'en' and 'para'.

category-groceries = supermercado
category-eating_out = restaurantes
category-transport = transporte
category-fuel = combustible
category-housing = vivienda
category-utilities = luz, agua y gas
category-telecom = teléfono e internet
category-insurance = seguros
category-subscriptions = suscripciones
category-entertainment = ocio
category-shopping = compras
category-clothing = ropa
category-health = salud
category-travel = viajes
category-education = educación
category-children = hijos
category-gifts = regalos y donaciones
# Not 'efectivo' alone: 'gastar en efectivo' means to pay cash.
category-cash = cajeros y efectivo
category-fees = comisiones bancarias
category-taxes = impuestos
category-home = hogar y jardín
category-pets = mascotas
category-sports = deporte
category-income = ingresos
category-transfers = transferencias
# Accounts and cards: all feminine; sentences rely on it.
account-checking = cuenta corriente
account-savings = cuenta de ahorro
account-credit_card = cuenta de tarjeta de crédito
account-joint = cuenta conjunta
card-debit = tarjeta de débito
card-credit = tarjeta de crédito
language-en = English
language-es = Español
language-fr = Français
language-de = Deutsch

## Names of what a customer may want: on buttons, and as $topic. Short, no full stop.

intent-greet = Saludar
intent-goodbye = Terminar el chat
intent-thank = Dar las gracias
intent-affirm = Sí
intent-deny = No
intent-cancel = Dejar lo que estamos haciendo
intent-correct_answer = Corregir un dato
intent-repeat = Oírlo otra vez
intent-help = Ver qué puedo hacer
intent-ask_if_bot = Saber quién responde
intent-talk_to_human = Hablar con una persona
intent-change_language = Cambiar de idioma
intent-praise = Felicitar
intent-insult = Desahogarse
intent-chitchat = Charlar un poco
intent-out_of_scope = Otro asunto
intent-check_balance = Consultar un saldo
intent-find_transactions = Buscar pagos
intent-explain_transaction = Averiguar qué fue un pago
intent-check_income = Ver lo que ha entrado
intent-account_details = Ver el IBAN y los datos de la cuenta
intent-get_statement = Obtener un extracto
intent-check_spending = Ver en qué se ha gastado
intent-compare_spending = Comparar gastos
intent-find_subscriptions = Ver las suscripciones
intent-cancel_subscription = Dar de baja una suscripción
intent-set_budget = Fijar un presupuesto
intent-check_budget = Ver cómo va un presupuesto
intent-remove_budget = Eliminar un presupuesto
intent-can_i_afford = Ver si alcanza para un gasto
intent-forecast_balance = Prever el saldo
intent-saving_advice = Consejos para ahorrar
intent-list_bills = Ver los próximos recibos
intent-set_bill_reminder = Poner un recordatorio de recibo
intent-cancel_bill_reminder = Quitar un recordatorio de recibo
intent-pay_bill = Pagar un recibo
intent-transfer_money = Enviar dinero
intent-transfer_status = Ver dónde está un pago
intent-cancel_transfer = Anular un pago
intent-list_payees = Ver los beneficiarios guardados
intent-add_payee = Guardar un beneficiario
intent-freeze_card = Bloquear una tarjeta
intent-unfreeze_card = Desbloquear una tarjeta
intent-report_lost_card = Avisar de una tarjeta perdida
intent-replace_card = Pedir una tarjeta nueva
intent-card_declined = Averiguar por qué se rechazó una tarjeta
intent-card_pin = Ayuda con el PIN
intent-travel_notice = Usar la tarjeta en el extranjero
intent-report_fraud = Denunciar un fraude
intent-dispute_charge = Reclamar un cobro
intent-refund_status = Preguntar por una devolución
intent-create_goal = Empezar una meta de ahorro
intent-check_goal = Ver cómo va una meta
intent-contribute_goal = Aportar dinero a una meta
intent-reduce_debt = Hacer un plan para las deudas
intent-ask_product = Preguntar por un producto
intent-ask_fees = Preguntar por comisiones
intent-ask_rates = Preguntar por intereses o cambio de divisas
intent-recommend_product = Encontrar un producto adecuado
intent-compare_products = Comparar productos
intent-apply_product = Solicitar un producto
intent-loan_eligibility = Ver cuánto se podría pedir prestado
intent-find_branch = Buscar una oficina o un cajero
intent-book_appointment = Pedir una cita
intent-life_event = Contar un cambio en su vida
intent-bereavement = Comunicar un fallecimiento
intent-financial_hardship = Ayuda con problemas de dinero
intent-update_contact = Actualizar los datos de contacto
intent-set_preferences = Cambiar las preferencias
intent-why_this = Saber por qué se muestra algo
intent-not_interested = Rechazar una oferta
intent-manage_consent = Gestionar los consentimientos
intent-export_my_data = Obtener una copia de los datos personales
intent-delete_my_data = Borrar los datos personales
intent-make_complaint = Poner una reclamación
intent-give_feedback = Dar una opinión
