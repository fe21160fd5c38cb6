//! The root component: holds the state, hands actions to `reduce` and effects to [`Browser`].

use yew::prelude::*;

use crate::components::page::page;
use crate::effects::Browser;
use crate::model::{Action, State, reduce};

/// The page.
pub struct App {
    state: State,
    browser: Browser,
}

impl Component for App {
    type Message = Action;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let act = context.link().callback(|action: Action| action);
        let mut app = Self { state: State::default(), browser: Browser::new(act) };
        let opening = app.browser.opening();
        app.act(opening);
        app
    }

    fn update(&mut self, _context: &Context<Self>, action: Action) -> bool {
        self.act(action);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        page(&self.state, &context.link().callback(|action: Action| action))
    }
}

impl App {
    fn act(&mut self, action: Action) {
        for effect in reduce(&mut self.state, action) {
            self.browser.perform(effect, &self.state);
        }
    }
}
