//! Public names that SQLAlchemy 2.1.9 has: what is not supported of them is refused, what is not among them is
//! Python's ImportError.

/// Whether SQLAlchemy has that name in that module.
pub(super) fn exists(module: &str, name: &str) -> bool {
    let names = match module {
        "sqlalchemy" => CORE,
        "sqlalchemy.orm" => ORM,
        "sqlalchemy.types" => return name.chars().next().is_some_and(char::is_uppercase),
        "sqlalchemy.schema" | "sqlalchemy.sql" | "sqlalchemy.sql.expression" | "sqlalchemy.engine" => {
            return true;
        }
        "sqlalchemy.orm.session" => return true,
        "sqlalchemy.event" | "sqlalchemy.orm.attributes" | "sqlalchemy.orm.collections" => return true,
        "sqlalchemy.ext"
        | "sqlalchemy.ext.hybrid"
        | "sqlalchemy.ext.declarative"
        | "sqlalchemy.ext.associationproxy" => return true,
        _ => return false,
    };
    names.split_whitespace().any(|known| known == name)
}

/// Whether a module that gathers what others define has that name, of those that are here.
pub(super) fn re_exports(module: &str, name: &str) -> bool {
    let names = match module {
        "sqlalchemy.schema" => SCHEMA,
        "sqlalchemy.sql" | "sqlalchemy.sql.expression" => SQL,
        "sqlalchemy.engine" => "create_engine",
        "sqlalchemy.orm.session" => SESSION,
        _ => return false,
    };
    names.split_whitespace().any(|known| known == name)
}

/// `sqlalchemy.schema`
const SCHEMA: &str = "
    Column ForeignKey ForeignKeyConstraint Index MetaData PrimaryKeyConstraint Table UniqueConstraint
";

/// `sqlalchemy.sql`
const SQL: &str = "
    and_ asc between case cast delete desc distinct exists false func insert literal not_ null nulls_first nulls_last
    nullsfirst nullslast or_ select text true update
";

/// `sqlalchemy.orm.session`
const SESSION: &str = "
    Session close_all_sessions make_transient make_transient_to_detached object_session sessionmaker
";

/// `dir(sqlalchemy)`
const CORE: &str = "
    ARRAY AdaptedConnection AggregateOrderBy Alias AliasedReturnsRows Any AssertionPool
    AsyncAdaptedQueuePool BIGINT BINARY BLANK_SCHEMA BLOB BOOLEAN BaseDDLElement BaseRow BigInteger
    BinaryExpression BindParameter BindTyping Boolean BooleanClauseList CHAR CLOB CTE CacheKey Case Cast
    CheckConstraint CheckFirst ChunkedIteratorResult ClauseElement ClauseList CollectionAggregate Column
    ColumnClause ColumnCollection ColumnDefault ColumnElement ColumnExpressionArgument ColumnOperators
    Compiled CompoundSelect Computed Connection Constraint CreateEnginePlugin CreateTable CreateTableAs
    CreateView CursorResult DATE DATETIME DDL DDLElement DECIMAL DOUBLE DOUBLE_PRECISION Date DateTime
    DefaultClause Delete Dialect Double DropTable DropView Engine Enum ExceptionContext Executable
    ExecutableDDLElement ExecutionContext Exists Extract FLOAT False_ FetchedValue Float ForeignKey
    ForeignKeyConstraint ForeignKeyTarget FrameClause FrameClauseType FromClause FromGrouping
    FrozenResult Function FunctionElement FunctionFilter GenerativeSelect Grouping HasCTE HasPrefixes
    HasSuffixes INT INTEGER Identity Index Insert Inspector Integer Interval IteratorResult JSON Join
    LABEL_STYLE_DEFAULT LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL
    Label LambdaElement LargeBinary Lateral MappingResult MergedResult MetaData NCHAR NUMERIC NVARCHAR
    Named NestedTransaction NotNullable Null NullPool Nullable Numeric NumericCommon Operators
    OrderByList Over PickleType Pool PoolProxiedConnection PoolResetState PrimaryKeyConstraint QueuePool
    REAL ReleaseSavepointClause Result ResultProxy ReturnsRows RollbackToSavepointClause RootTransaction
    Row RowMapping SMALLINT SQLColumnExpression SavepointClause ScalarResult ScalarSelect Select
    SelectBase SelectLabelStyle Selectable Sequence SingletonThreadPool SmallInteger
    StatementLambdaElement StaticPool String Subquery TEXT TIME TIMESTAMP TString Table TableClause
    TableSample TableValuedAlias TableValuedColumn Text TextAsFrom TextClause TextualSelect Time
    Transaction True_ TryCast Tuple TupleType TwoPhaseTransaction TypeClause TypeCoerce TypeCompiler
    TypeDecorator TypedColumns URL UUID UnaryExpression Unicode UnicodeText UniqueConstraint Update
    UpdateBase Uuid VARBINARY VARCHAR Values ValuesBase Visitable WithinGroup aggregate_order_by alias
    all_ and_ annotations any_ asc between bindparam bitwise_not case cast collate column create_engine
    create_mock_engine create_pool_from_url cte custom_op delete desc dialects distinct engine
    engine_from_config event exc except_ except_all exists extract false from_dml_column func funcfilter
    future insert insert_sentinel inspect inspection intersect intersect_all join label lambda_stmt
    lateral literal literal_column log make_url modifier not_ null nulls_first nulls_last nullsfirst
    nullslast or_ orm outerjoin outparam over pool quoted_name result_tuple schema select sql table
    tablesample text true try_cast tstring tuple_ type_coerce types union union_all update util values
    within_group
";

/// `dir(sqlalchemy.orm)`
const ORM: &str = "
    AliasOption Any AppenderQuery AttributeEventToken AttributeEvents AttributeState Bundle
    CascadeOptions ClassManager ColumnProperty Composite CompositeProperty DeclarativeBase
    DeclarativeBaseNoMeta DeclarativeMeta DictBundle DynamicMapped EXT_CONTINUE EXT_SKIP EXT_STOP
    FromStatement IdentityMap InspectionAttr InspectionAttrExtensionType InspectionAttrInfo
    InstanceEvents InstanceState InstrumentationEvents InstrumentedAttribute KeyFuncDict Load
    LoaderCallableStatus LoaderCriteriaOption MANYTOMANY MANYTOONE Mapped MappedAsDataclass
    MappedClassProtocol MappedCollection MappedColumn MappedSQLExpression Mapper MapperEvents
    MapperProperty NO_KEY NO_VALUE NotExtension ONETOMANY ORMDescriptor ORMExecuteState PassiveFlag
    PropComparator Query QueryContext QueryEvents QueryPropertyDescriptor QueryableAttribute
    RegistryEvents Relationship RelationshipDirection RelationshipProperty SQLORMExpression Session
    SessionEvents SessionTransaction SessionTransactionOrigin Synonym SynonymProperty TypeResolve
    UOWTransaction Unmapped UserDefinedOption WriteOnlyCollection WriteOnlyMapped add_mapped_attribute
    aliased annotations as_declarative as_typed_table attribute_keyed_dict attribute_mapped_collection
    attributes backref base bulk_persistence class_mapper clear_mappers close_all_sessions clsregistry
    collections column_keyed_dict column_mapped_collection column_property composite configure_mappers
    contains_alias contains_eager context create_session decl_api decl_base declarative_base
    declarative_mixin declared_attr defaultload defer deferred dependency descriptor_props dynamic
    dynamic_loader evaluator events exc foreign has_inherited_table identity immediateload
    instrumentation interfaces join joinedload keyfunc_mapping lazyload load_only loading make_transient
    make_transient_to_detached mapped_as_dataclass mapped_collection mapped_column mapper mapperlib
    merge_frozen_result merge_result noload object_mapper object_session orm_insert_sentinel outerjoin
    path_registry persistence polymorphic_union properties query query_expression raiseload
    reconstructor registry relationship relationships remote scoped_session scoping selectin_polymorphic
    selectinload session sessionmaker state state_changes strategies strategy_options subqueryload sync
    synonym synonym_for undefer undefer_group unitofwork unmapped_column unmapped_dataclass util
    validates was_deleted with_expression with_loader_criteria with_parent with_polymorphic writeonly
";
