### Budgets, by the calendar month.

budget-set = { $tone ->
    [warm] Done! Your budget for { $category } is { $limit } a month.
   *[neutral] Your budget for { $category } is now { $limit } a month.
 }
 .check = How is it doing?
budget-changed = Your budget for { $category } is now { $limit } a month; it was { $previous }.
 .check = How is it doing?
# Added to the two above. $spent: so far this month.
budget-so-far = You've spent { $spent } of it this month.
budget-ask-category = What should the budget be for?
budget-ask-amount = How much would you like to spend on { $category } a month at most?
budget-bad-amount = I need an amount above zero and below { $most }, for example 300.
budget-bad-category = I don't know that kind of spending. I can keep budgets for groceries, eating out, transport, shopping and more.
# $rows: a line for each budget.
budget-status = Your budgets this month:
    { $rows }
 .rows = • { $category }: { $spent } of { $limit }, { $state ->
        [over] { $left } over
       *[under] { $left } left
     }
# $left: positive. $days: days left in the month, today included. $state: over or under. $projected: by the end of the month at this pace.
budget-status-one = { $state ->
    [over] { $tone ->
        [empathetic] You've spent { $spent } on { $category } this month. That is { $left } above the { $limit } that you had planned, with { $days ->
            [one] one day
           *[other] { $days } days
         } to go. We can raise the budget if the plan no longer fits.
       *[neutral] You've spent { $spent } on { $category } this month, { $left } over your budget of { $limit }, with { $days ->
            [one] one day
           *[other] { $days } days
         } to go.
     }
   *[under] { $tone ->
        [brief] { $left } of { $limit } left for { $category }.
       *[neutral] You have { $left } of { $limit } left for { $category }, with { $days ->
            [one] one day
           *[other] { $days } days
         } to go.
     }
 }
budget-pace = At this pace it will be { $projected } by the end of the month.
budget-none = You haven't set a budget yet. Shall we make one?
 .set = Set a budget
budget-none-category = You have no budget for { $category } yet. Shall we make one?
 .set = Set a budget
