//! What a statement gave back, folded under it: a button with the count, and the rows once it is pressed.

use std::sync::Arc;

use bothways_world::{Returned, Scalar, SqlStatement};
use yew::prelude::*;

use crate::components::icon;
use crate::model::Action;
use crate::view::naming::scalar;
use crate::view::rows::separated;
use crate::view::statements::{count, first_of};

/// What is given.
#[derive(Properties)]
pub(super) struct Props {
    /// The statement's number.
    pub number: usize,
    /// The statement.
    pub statement: Arc<SqlStatement>,
    /// Takes what is pressed.
    pub act: Callback<Action>,
}

impl PartialEq for Props {
    // A journal's statements do not change, and may hold many rows: the same one is the same.
    fn eq(&self, other: &Self) -> bool {
        let Self { number, statement, act } = self;
        *number == other.number && Arc::ptr_eq(statement, &other.statement) && *act == other.act
    }
}

/// The button, and the rows.
#[component]
pub(super) fn ReturnedRows(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let rows = count(props.statement.row_count);
    let Some(returned) = props.statement.returned.as_ref().filter(|kept| !kept.cells.is_empty()) else {
        return html! { <span class="count">{ rows }</span> };
    };
    let id = format!("returned-{}", props.number);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <>
            <button type="button" class="opens-rows" aria-expanded={open.to_string()} aria-controls={id.clone()} onclick={toggle}>
                { if *open { icon::down() } else { icon::next() } }{ rows }
                <span class="unseen">{ format!(" of statement {}", props.number) }</span>
            </button>
            <div id={id} class="returned" hidden={!*open}>
                if *open { { table(props, returned) } }
            </div>
        </>
    }
}

fn table(props: &Props, returned: &Returned) -> Html {
    let Props { number, statement, act } = props;
    let head = returned.columns.iter().map(|name| html! { <th scope="col"><code>{ &**name }</code></th> });
    let cell = |value: &Scalar| match value {
        Scalar::Null => html! { <td><span class="absent">{ "NULL" }</span></td> },
        value => html! { <td><code>{ scalar(value) }</code></td> },
    };
    let copy = {
        let statement = statement.clone();
        act.reform(move |_| {
            let returned = statement.returned.as_ref();
            let text = returned.map(|kept| separated(&kept.columns, kept.rows())).unwrap_or_default();
            Action::CopyText { text, what: "Rows" }
        })
    };
    html! {
        <div class="rows scrolls" tabindex="0" role="group" aria-label={format!("Rows of statement {number}")}>
            <table>
                <caption>
                    if let Some(first) = first_of(returned.rows().len(), statement.row_count) {
                        <span class="count">{ first }</span>
                    }
                    <button type="button" class="button tiny" onclick={copy}>{ "Copy CSV" }</button>
                </caption>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for returned.rows().map(|row| html! { <tr>{ for row.iter().map(cell) }</tr> }) }</tbody>
            </table>
        </div>
    }
}
