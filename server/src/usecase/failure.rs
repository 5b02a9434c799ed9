//! How a use case says that it did not work: a stable code, a kind, and words for people.

/// What sort of failure; the only thing an outer layer needs to answer in its own language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What was asked for makes no sense, or a signature does not hold.
    Invalid,
    /// Not this caller.
    Denied,
    /// There is no such thing, or the caller may not know of it.
    NotFound,
    /// Not in the present state of things.
    Conflict,
    /// The house itself failed.
    Internal,
}

/// A failure of a use case. Its text says what happened and what to do.
pub trait Failure: std::error::Error + Send + Sync + 'static {
    /// `area.past_tense` or `area.state`: stable for ever, listed in `docs/errors.md`.
    fn code(&self) -> &'static str;
    /// What sort.
    fn kind(&self) -> Kind;
}

/// Defines the error enum of a use case: each variant with its kind, its code and its words. What a shared step can fail with
/// comes in with its own codes by `and Name(Type)`.
macro_rules! failures {
    (
        $(#[$doc:meta])*
        $name:ident {
            $(
                $(#[$variant_doc:meta])*
                $variant:ident $( ( $(#[$from:meta])? $type:ty ) )? = $kind:ident $code:literal $text:literal,
            )*
        }
        $( and $(#[$inner_doc:meta])* $inner:ident($inner_type:ty) )?
    ) => {
        $(#[$doc])*
        #[derive(Debug, thiserror::Error)]
        pub enum $name {
            $(
                $(#[$variant_doc])*
                #[error($text)]
                $variant $( ( $(#[$from])? $type ) )?,
            )*
            $(
                $(#[$inner_doc])*
                #[error(transparent)]
                $inner(#[from] $inner_type),
            )?
            /// The caller may not.
            #[error("{0}")]
            Denied(#[from] lethe_server_core::admin::Denied),
            /// The database failed.
            #[error("{0}")]
            Store(#[from] crate::store::StoreError),
        }

        impl crate::usecase::failure::Failure for $name {
            fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                    $(Self::$inner(inner) => crate::usecase::failure::Failure::code(inner),)?
                    Self::Denied(_) => "caller.denied",
                    Self::Store(_) => "store.failed",
                }
            }

            fn kind(&self) -> crate::usecase::failure::Kind {
                use crate::usecase::failure::Kind;
                match self {
                    $(Self::$variant { .. } => Kind::$kind,)*
                    $(Self::$inner(inner) => crate::usecase::failure::Failure::kind(inner),)?
                    Self::Denied(_) => Kind::Denied,
                    Self::Store(_) => Kind::Internal,
                }
            }
        }
    };
}
pub(crate) use failures;
