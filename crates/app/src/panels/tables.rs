//! Tables: the rows at the step, as the database holds them, with what the step did to them.

use bothways_trace::ColumnInfo;
use yew::prelude::*;

use crate::model::Ran;
use crate::view::rows::{CellView, Fate, RowView, TableView, tables as views};
use crate::view::touched::touched;

/// The panel.
pub fn tables(ran: &Ran) -> Html {
    let entries = ran.step().map(|step| ran.run.journal.step_entries(step)).unwrap_or_default();
    let tables = views(&ran.run.catalog, ran.world(), &touched(entries, ran.world()));
    if tables.is_empty() {
        return html! { <p class="hint">{ "No table has been created yet: create_all does that." }</p> };
    }
    html! { <div class="tables">{ for tables.iter().map(table) }</div> }
}

fn table(table: &TableView) -> Html {
    let rows = match table.count {
        0 => "no rows".to_owned(),
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    };
    html! {
        <div class="rows scrolls">
            <table>
                <caption><code>{ &table.name }</code><span class="count">{ rows }</span></caption>
                <thead><tr>
                    <th class="fate"><span class="unseen">{ "Change" }</span></th>
                    { for table.columns.iter().map(column) }
                </tr></thead>
                <tbody>{ for table.rows.iter().map(row) }</tbody>
            </table>
            if table.rows.len() < table.count {
                <p class="hint">{ format!("The first {} rows are shown.", table.rows.len()) }</p>
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
        <tr {class}>
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
            if let Some(value) = &cell.value {
                <code>{ value }</code>
            } else {
                <span class="absent">{ "NULL" }</span>
            }
        </td>
    }
}
