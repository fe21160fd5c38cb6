//! Try SQL: a SELECT to the rows at the step, answered by GlueSQL, with completion and history.

use bothways_trace::{Answer, Catalog};
use bothways_world::Scalar;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::model::{Action, Asking, Ran, Stage, State};
use crate::offsets::{utf8, utf16};
use crate::view::completion::{completed, completions};
use crate::view::naming::scalar;

/// The panel.
pub fn try_sql(state: &State, stage: &Stage, ran: &Ran, act: &Callback<Action>) -> Html {
    let asking = &state.asking;
    html! {
        <div class="try-sql">
            <Question text={asking.text.clone()} catalog={ran.run.catalog.clone()} act={act.clone()} />
            { answer(asking, stage, act) }
            { history(asking, act) }
        </div>
    }
}

fn answer(asking: &Asking, stage: &Stage, act: &Callback<Action>) -> Html {
    let at = match asking.answered_at {
        0 => "before the first step".to_owned(),
        position => format!("after step {position} of {}", stage.len()),
    };
    html! {
        <>
            if asking.is_pending() {
                <p class="asking">
                    { "GlueSQL is at it… " }
                    <button type="button" class="button small" onclick={act.reform(|_| Action::Stop)}>{ "Stop" }</button>
                </p>
            }
            { match &asking.answer {
                None => html! { <p class="hint">{ "The answer is of the shown step, and follows the slider. Rows not committed yet are among them." }</p> },
                Some(Err(why)) => html! { <p class="broke-off" role="alert">{ why }</p> },
                Some(Ok(answer)) => rows(answer, &at),
            } }
        </>
    }
}

fn rows(answer: &Answer, at: &str) -> Html {
    let count = match answer.count {
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    };
    let cell = |value: &Scalar| match value {
        Scalar::Null => html! { <td><span class="absent">{ "NULL" }</span></td> },
        value => html! { <td><code>{ scalar(value) }</code></td> },
    };
    html! {
        <div class="rows scrolls" tabindex="0" role="group" aria-label="Answer">
            <table>
                <caption>{ count }<span class="count">{ format!(" {at}") }</span></caption>
                <thead><tr>
                    { for answer.columns.iter().map(|name| html! { <th scope="col"><code>{ &**name }</code></th> }) }
                </tr></thead>
                <tbody>{ for answer.rows.iter().map(|row| html! { <tr>{ for row.iter().map(cell) }</tr> }) }</tbody>
            </table>
            if answer.rows.len() < answer.count {
                <p class="hint">{ format!("The first {} are shown.", answer.rows.len()) }</p>
            }
        </div>
    }
}

fn history(asking: &Asking, act: &Callback<Action>) -> Html {
    if asking.history.is_empty() {
        return html! {};
    }
    let one = |text: &String| {
        let chosen = text.clone();
        html! {
            <li><button type="button" class="past" onclick={act.reform(move |_| Action::QuestionEdited(chosen.clone()))}>
                <code>{ text }</code>
            </button></li>
        }
    };
    html! {
        <section class="history" aria-labelledby="asked-before">
            <h3 id="asked-before">{ "Asked before" }</h3>
            <ul>{ for asking.history.iter().map(one) }</ul>
        </section>
    }
}

/// What [`Question`] is given.
#[derive(Properties, PartialEq)]
struct QuestionProps {
    text: String,
    catalog: Catalog,
    act: Callback<Action>,
}

/// The field with what can complete its last word: arrows choose, Tab or Enter takes, Escape declines.
#[component]
fn Question(props: &QuestionProps) -> Html {
    let area = use_node_ref();
    // The cursor in bytes while something is offered, and which offer is chosen.
    let offering = use_state(|| None::<(usize, usize)>);
    let offered = offering.and_then(|(cursor, _)| Some((cursor, props.text.get(..cursor)?)));
    let offers =
        offered.map_or_else(Vec::new, |(_, before)| completions(&props.catalog, before, &props.text));
    let chosen = offering.map_or(0, |(_, chosen)| chosen).min(offers.len().saturating_sub(1));
    let input = {
        let (act, offering) = (props.act.clone(), offering.clone());
        Callback::from(move |event: InputEvent| {
            let area = event.target_unchecked_into::<HtmlTextAreaElement>();
            let text = area.value();
            let unit = area.selection_start().ok().flatten().unwrap_or_default();
            offering.set(Some((utf8(&text, unit), 0)));
            act.emit(Action::QuestionEdited(text));
        })
    };
    let take = {
        let (act, offering, area, text) =
            (props.act.clone(), offering.clone(), area.clone(), props.text.clone());
        Callback::from(move |choice: String| {
            let Some((cursor, _)) = *offering else { return };
            let (before, after) = text.split_at_checked(cursor).unwrap_or((&text, ""));
            let (text, cursor) = completed(before, after, &choice);
            offering.set(None);
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.set_value(&text);
                let unit = Some(utf16(&text, cursor));
                drop((area.focus(), area.set_selection_start(unit), area.set_selection_end(unit)));
            }
            act.emit(Action::QuestionEdited(text));
        })
    };
    let keys = {
        let (offering, offers, take) = (offering.clone(), offers.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some((cursor, _)) = offering.filter(|_| !offers.is_empty()) else { return };
            let (last, chosen) = (offers.len() - 1, chosen);
            match event.key().as_str() {
                "ArrowDown" => offering.set(Some((cursor, if chosen == last { 0 } else { chosen + 1 }))),
                "ArrowUp" => offering.set(Some((cursor, chosen.checked_sub(1).unwrap_or(last)))),
                "Escape" => offering.set(None),
                "Tab" | "Enter" if !event.ctrl_key() && !event.meta_key() && !event.shift_key() => {
                    offers.get(chosen).into_iter().for_each(|offer| take.emit(offer.clone()));
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let left = {
        let offering = offering.clone();
        Callback::from(move |_: FocusEvent| offering.set(None))
    };
    let offer = |(index, text): (usize, &String)| {
        let (take, choice) = (take.clone(), text.clone());
        // The pointer takes before the field loses the focus.
        let pressed = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            take.emit(choice.clone());
        });
        html! {
            <li role="option" id={format!("offer-{index}")} aria-selected={(index == chosen).to_string()} onmousedown={pressed}>
                <code>{ text }</code>
            </li>
        }
    };
    let open = !offers.is_empty();
    html! {
        <div class="question">
            <label for="question">{ "SELECT from the rows at this step" }</label>
            <div class="question-field">
                <textarea id="question" ref={area} rows="3" value={props.text.clone()} oninput={input} onkeydown={keys} onblur={left}
                    placeholder="SELECT * FROM …" spellcheck="false" autocomplete="off" autocapitalize="off"
                    role="combobox" aria-expanded={open.to_string()} aria-autocomplete="list" aria-controls="offers"
                    aria-activedescendant={open.then(|| format!("offer-{chosen}"))} />
                <ul id="offers" role="listbox" aria-label="Completions" hidden={!open}>
                    { for offers.iter().enumerate().map(offer) }
                </ul>
            </div>
            <button type="button" class="button primary" title="Ctrl+Enter" disabled={props.text.trim().is_empty()}
                onclick={props.act.reform(|_| Action::Ask)}>{ "Ask" }</button>
        </div>
    }
}
