### Budgets, by the calendar month.

budget-set = { $tone ->
    [warm] ¡Hecho! Su presupuesto para { $category } es de { $limit } al mes.
   *[neutral] Su presupuesto para { $category } queda en { $limit } al mes.
 }
 .check = ¿Cómo va?
budget-changed = Su presupuesto para { $category } pasa a ser de { $limit } al mes; antes era de { $previous }.
 .check = ¿Cómo va?
# Added to the two above. $spent: so far this month.
budget-so-far = De ese presupuesto, este mes ya ha gastado { $spent }.
budget-ask-category = ¿Para qué quiere el presupuesto?
budget-ask-amount = ¿Cuánto quiere gastar como máximo al mes en { $category }?
budget-bad-amount = Necesito un importe mayor que cero y menor que { $most }, por ejemplo 300.
budget-bad-category = No conozco ese tipo de gasto. Puedo llevar presupuestos de supermercado, restaurantes, transporte, compras y otros.
# $rows: a line for each budget.
budget-status = Sus presupuestos de este mes:
    { $rows }
 .rows = • { $category }: { $spent } de { $limit }, { $state ->
        [over] { $left } de más
       *[under] quedan { $left }
     }
# $left: positive. $days: days left in the month, today included. $state: over or under. $projected: by the end of the month at this pace.
budget-status-one = { $state ->
    [over] { $tone ->
        [empathetic] Este mes ha gastado { $spent } en { $category }. Eso supera en { $left } el presupuesto de { $limit } que tenía previsto, y { $days ->
            [one] queda un día
           *[other] quedan { $days } días
         } de mes. Si el plan ya no le encaja, podemos subir el presupuesto.
       *[neutral] Este mes ha gastado { $spent } en { $category }: { $left } por encima de su presupuesto de { $limit }, y { $days ->
            [one] queda un día
           *[other] quedan { $days } días
         } de mes.
     }
   *[under] { $tone ->
        [brief] Quedan { $left } de { $limit } para { $category }.
       *[neutral] Le quedan { $left } de { $limit } para { $category }, y { $days ->
            [one] falta un día
           *[other] faltan { $days } días
         } para que acabe el mes.
     }
 }
budget-pace = A este ritmo serán { $projected } a final de mes.
budget-none = Todavía no tiene ningún presupuesto. ¿Hacemos uno?
 .set = Fijar un presupuesto
budget-none-category = Todavía no tiene presupuesto para { $category }. ¿Hacemos uno?
 .set = Fijar un presupuesto
