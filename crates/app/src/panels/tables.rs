//! Tables: the rows at the step, as the database holds them, with what the step did to them.

use bothways_trace::ColumnInfo;
use yew::prelude::*;

use super::{focus, point};
use crate::model::{Action, Ran};
use crate::view::rows::{CellView, Fate, RowView, TableView, tables as views, uncommitted};
use crate::view::touched::touched;

/// The panel.
pub fn tables(ran: &Ran, limit: usize, act: &Callback<Action>) -> Html {
    let journal = &ran.run.journal;
    let entries = ran.step().map(|step| journal.step_entries(step)).unwrap_or_default();
    let open = uncommitted(journal, ran.range().1);
    let tables = views(&ran.run.catalog, ran.world(), &touched(entries, ran.world()), &open, limit);
    if tables.is_empty() {
        return html! { <p class="hint">{ "No table has been created yet: create_all does that." }</p> };
    }
    html! { <div class="tables">{ for tables.iter().map(|view| table(view, act)) }</div> }
}

fn table(table: &TableView, act: &Callback<Action>) -> Html {
    let rows = match table.count {
        0 => "no rows".to_owned(),
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    };
    let id = table.id;
    let copy = act.reform(move |_| Action::CopyRows(id));
    let open = table.rows.iter().any(|row| row.uncommitted);
    html! {
        <div class="rows scrolls" tabindex="0" role="group" aria-label={format!("Rows of {}", table.name)}>
            <table>
                <caption>
                    <code>{ &table.name }</code><span class="count">{ rows }</span>
                    if open { <span class="chip open">{ "not committed" }</span> }
                    <button type="button" class="button tiny" onclick={copy}>{ "Copy CSV" }</button>
                </caption>
                <thead><tr>
                    <th class="fate"><span class="unseen">{ "Change" }</span></th>
                    { for table.columns.iter().map(column) }
                </tr></thead>
                <tbody>{ for table.rows.iter().map(row) }</tbody>
            </table>
            if table.rows.len() < table.count {
                <p class="hint">
                    { format!("The first {} rows are shown. ", table.rows.len()) }
                    <button type="button" class="button small" onclick={act.reform(|_| Action::MoreRows)}>
                        { "Show more" }
                    </button>
                </p>
            }
        </div>
    }
}

fn column(column: &ColumnInfo) -> Html {
    html! {
        <th scope="col">
            <code>{ &*column.name }</code>
            <span class="type">
                { &*column.sql_type }
                if column.primary_key { { " · key" } }
                if let Some(references) = &column.references { { format!(" → {references}") } }
            </span>
        </th>
    }
}

fn row(row: &RowView) -> Html {
    let (class, sign, word) = match row.fate {
        Fate::Kept => ("", "", ""),
        Fate::Inserted => ("inserted", "+", "inserted"),
        Fate::Updated => ("updated", "~", "updated"),
        Fate::Deleted => ("deleted", "−", "deleted"),
    };
    html! {
        <tr class={classes!(class, row.uncommitted.then_some("open"))} id={row.id.clone()} tabindex="-1">
            <td class="fate"><span aria-hidden="true" title={word}>{ sign }</span><span class="unseen">{ word }</span></td>
            { for row.cells.iter().map(cell) }
        </tr>
    }
}

fn cell(cell: &CellView) -> Html {
    html! {
        <td class={classes!(cell.before.is_some().then_some("changed"))}>
            if let Some(before) = &cell.before {
                <del><code>{ before }</code></del>{ " " }
            }
            if let (Some(value), Some(row)) = (&cell.value, &cell.refers_to) {
                <a href={format!("#{row}")} title="Go to the row" onclick={focus(row.clone())}
                    onmouseenter={point(row, true)} onmouseleave={point(row, false)}
                    onfocus={point(row, true)} onblur={point(row, false)}><code>{ value }</code></a>
            } else if let Some(value) = &cell.value {
                <code>{ value }</code>
            } else {
                <span class="absent">{ "NULL" }</span>
            }
        </td>
    }
}
