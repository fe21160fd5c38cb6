//! The program as the ORM sees it: whatever of its code runs in the middle of an operation runs from here.

use std::sync::Arc;

use bothways_orm::attributes::{Listener, Token};
use bothways_orm::collections::Initiator;
use bothways_orm::config::{DefaultFunction, KeyFunction, OwnClass, ResolvedArguments, Written};
use bothways_orm::events::{
    ConfigurationEvent, ConnectionEvent, InstanceEvent, MapperEvent, Refreshed, SessionEvent, Subject,
};
use bothways_orm::{
    AttributeEvent, DerivedKey, LogEntry, OrmError, OrmState, OrmWarning, Program, ProgramError,
};
use bothways_python::Raised;
use bothways_sql::Rendered;
use bothways_world::{AttributeId, ClassId, CollectionId, InstanceId, Scalar, SessionId};

use crate::context::Context;
use crate::relationship::resolve;
use crate::{collections, errors, events, log, schema};

impl Context<'_> {
    /// Keeps what the program's code raised until the operation that it ends comes back to the program.
    fn keep_raised(&mut self, raised: Raised) -> ProgramError {
        errors::keep(self, raised)
    }

    /// Whether the class of an object says what its objects equal.
    pub(crate) fn defines_equality(&self, item: InstanceId) -> bool {
        let class = self.facade.orm.object(item).class;
        self.facade.classes.class(class).is_some_and(|class| class.defines_equality())
    }

    fn find_equal(&mut self, item: InstanceId, among: &[InstanceId]) -> Result<Option<usize>, Raised> {
        if !self.defines_equality(item) {
            return Ok(among.iter().position(|member| *member == item));
        }
        let sought = self.instance(item);
        for (position, member) in among.iter().enumerate() {
            if *member == item {
                return Ok(Some(position));
            }
            let member = self.instance(*member);
            if self.python().equals(&member, &sought)? {
                return Ok(Some(position));
            }
        }
        Ok(None)
    }
}

impl Program for Context<'_> {
    fn exchange(&mut self, state: &mut OrmState) {
        std::mem::swap(&mut self.facade.orm, state);
    }

    fn relationship_arguments(
        &mut self,
        attribute: AttributeId,
        written: Written,
    ) -> Result<ResolvedArguments, OrmError> {
        self.install_attributes();
        resolve::arguments(self, attribute, written).map_err(|raised| resolve::failed(self, raised))
    }

    fn relationship_target(&mut self, attribute: AttributeId, written: Written) -> Result<ClassId, OrmError> {
        resolve::target(self, attribute, written).map_err(|raised| resolve::failed(self, raised))
    }

    fn attribute_event(
        &mut self,
        listener: Listener,
        place: (InstanceId, AttributeId),
        initiator: Token,
        event: AttributeEvent,
    ) -> Result<AttributeEvent, ProgramError> {
        events::attribute::tell(self, listener, place, initiator, event)
            .map_err(|raised| self.keep_raised(raised))
    }

    fn collection_key(
        &mut self,
        function: KeyFunction,
        item: InstanceId,
    ) -> Result<DerivedKey, ProgramError> {
        collections::derive(self, function, item).map_err(|raised| self.keep_raised(raised))
    }

    fn prepare_collection_class(&mut self, class: OwnClass) -> Result<(), OrmError> {
        collections::own::prepare(self, class).map_err(|raised| resolve::failed(self, raised))
    }

    fn append_to_collection(
        &mut self,
        collection: CollectionId,
        item: InstanceId,
        initiator: Initiator,
    ) -> Result<(), ProgramError> {
        collections::own::append(self, collection, item, initiator).map_err(|raised| self.keep_raised(raised))
    }

    fn remove_from_collection(
        &mut self,
        collection: CollectionId,
        item: InstanceId,
        initiator: Initiator,
    ) -> Result<bool, ProgramError> {
        collections::own::remove(self, collection, item, initiator).map_err(|raised| self.keep_raised(raised))
    }

    fn compares_by_value(&mut self, item: InstanceId) -> bool {
        self.defines_equality(item)
    }

    fn position(&mut self, item: InstanceId, among: &[InstanceId]) -> Result<Option<usize>, ProgramError> {
        self.find_equal(item, among).map_err(|raised| self.keep_raised(raised))
    }

    fn mapper_event(
        &mut self,
        event: MapperEvent,
        session: SessionId,
        instance: InstanceId,
    ) -> Result<(), ProgramError> {
        events::mapper::tell(self, event, session, instance).map_err(|raised| self.keep_raised(raised))
    }

    fn configuration_event(&mut self, event: ConfigurationEvent) -> Result<(), ProgramError> {
        events::configuration::tell(self, event).map_err(|raised| self.keep_raised(raised))
    }

    fn session_event(
        &mut self,
        event: SessionEvent,
        session: SessionId,
        subject: Subject,
    ) -> Result<(), ProgramError> {
        events::session::tell(self, event, session, subject).map_err(|raised| self.keep_raised(raised))
    }

    fn instance_event(
        &mut self,
        event: InstanceEvent,
        instance: InstanceId,
        refreshed: &Refreshed,
    ) -> Result<(), ProgramError> {
        events::instance::tell(self, event, instance, refreshed).map_err(|raised| self.keep_raised(raised))
    }

    fn connection_event(
        &mut self,
        event: ConnectionEvent,
        statement: Option<(&Rendered, bool)>,
    ) -> Result<(), ProgramError> {
        events::connection::tell(self, event, statement).map_err(|raised| self.keep_raised(raised))
    }

    fn warn(&mut self, warning: OrmWarning) -> Result<(), ProgramError> {
        errors::warn(self, warning).map_err(|raised| self.keep_raised(raised))
    }

    fn logs(&mut self) -> Result<bool, ProgramError> {
        log::logs(self).map_err(|raised| self.keep_raised(raised))
    }

    fn log(&mut self, entry: LogEntry<'_>) -> Result<(), ProgramError> {
        log::log(self, entry).map_err(|raised| self.keep_raised(raised))
    }

    fn next_version(&mut self, function: DefaultFunction, version: Scalar) -> Result<Scalar, OrmError> {
        schema::default::next_version(self, function, &version)
            .map_err(|raised| errors::of_program(self, raised))
    }

    fn column_default(
        &mut self,
        function: DefaultFunction,
        parameters: Vec<(Arc<str>, Scalar)>,
    ) -> Result<Scalar, OrmError> {
        schema::default::call(self, function, parameters).map_err(|raised| errors::of_program(self, raised))
    }
}
