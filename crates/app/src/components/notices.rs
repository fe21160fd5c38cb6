//! What the person has to be told, above everything, until it is put away.

use yew::prelude::*;

use super::icon;
use crate::model::{Action, Engine, Notice, Patience, State};

/// Links longer than this are cut by some programs.
const LONG_LINK: usize = 2_000;

/// All notices.
pub fn notices(state: &State, act: &Callback<Action>) -> Html {
    html! {
        <div class="notices">
            if let Engine::Failed(why) = &state.engine {
                { banner("bad", html! {
                    { format!("The engine could not be started ({why}). Your text is safe; reload the page to try again.") }
                }, html! {}, None) }
            }
            if state.patience() == Patience::Overdue {
                { banner("bad", html! { { "This program has been running for ten seconds." } },
                    button("Stop it", act.reform(|_| Action::Stop)), None) }
            }
            { for state.notices.iter().map(|notice| show(notice, act)) }
        </div>
    }
}

fn show(notice: &Notice, act: &Callback<Action>) -> Html {
    let text = |text: &str| html! { { text } };
    let (tone, body, more) = match notice {
        Notice::Interrupted => (
            "note",
            text(
                "The last run did not finish, so nothing has been run yet. Look at the program, then press Run.",
            ),
            button("Run", act.reform(|_| Action::Run)),
        ),
        Notice::Kept => (
            "note",
            text("Your own work is kept beside what you opened."),
            button("Return to it", act.reform(|_| Action::ReturnToKept)),
        ),
        Notice::Link { why, raw } => ("bad", link(why, raw.as_deref()), html! {}),
        Notice::Copied { length } if *length > LONG_LINK => (
            "note",
            text(&format!(
                "Link copied, {length} characters. Some programs cut links above {LONG_LINK}: try it where you paste it."
            )),
            html! {},
        ),
        Notice::Copied { length } => ("good", text(&format!("Link copied, {length} characters.")), html! {}),
        Notice::TextCopied(what) => ("good", text(&format!("{what} copied.")), html! {}),
        Notice::CopyByHand { text: refused } => ("note", by_hand(refused), html! {}),
        Notice::Storage(why) => ("bad", text(why), html! {}),
        Notice::Engine(why) => (
            "bad",
            text(&format!("The engine broke down and was started again ({why}). Your text is as it was.")),
            button("Run again", act.reform(|_| Action::Run)),
        ),
        Notice::Stopped => ("note", text("Stopped. Your text is as it was."), html! {}),
        Notice::TooLarge { kib } => (
            "bad",
            text(&format!(
                "This document is {kib} KiB; up to 256 KiB are run. What is shown is the last run."
            )),
            html! {},
        ),
    };
    let dismissed = notice.clone();
    banner(tone, body, more, Some(act.reform(move |_| Action::Dismiss(dismissed.clone()))))
}

fn link(why: &str, raw: Option<&str>) -> Html {
    html! {
        <>
            { why }
            if let Some(raw) = raw {
                <code class="raw">{ raw }</code>
            }
        </>
    }
}

fn by_hand(text: &str) -> Html {
    html! {
        <label class="by-hand">
            { "The browser did not let the page copy. Copy it here:" }
            <input type="text" readonly=true value={text.to_owned()} />
        </label>
    }
}

fn button(title: &'static str, click: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="button small" onclick={click}>{ title }</button> }
}

fn banner(tone: &'static str, body: Html, more: Html, dismiss: Option<Callback<MouseEvent>>) -> Html {
    let role = if tone == "bad" { "alert" } else { "status" };
    html! {
        <div class={classes!("notice", tone)} {role}>
            <div class="notice-text">{ body }</div>
            { more }
            if let Some(dismiss) = dismiss {
                <button type="button" class="button bare" aria-label="Dismiss" onclick={dismiss}>{ icon::close() }</button>
            }
        </div>
    }
}
