//! What can be chosen by name: in a link, in a file and on the page it has the same one.

/// There is nothing of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is nothing of that name")]
pub struct UnknownName;

/// One of what a setting accepts by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name in links and files.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
}

impl Choice {
    pub(crate) fn of(choice: impl Named) -> Self {
        Self { name: choice.name(), title: choice.title() }
    }
}

/// Of something to choose from a list: `ALL` of them, each with a `name`.
pub(crate) trait Named: Copy + 'static {
    /// The list.
    const ALL: &'static [Self];

    /// The name, in lower case, which needs no escaping in a link.
    fn name(self) -> &'static str;

    /// The name for people.
    fn title(self) -> &'static str;

    /// The one with this name, as it stands in the list.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.name() == name)
    }

    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|choice| choice.name()).collect()
    }

    fn choices() -> Vec<Choice> {
        Self::ALL.iter().copied().map(Choice::of).collect()
    }
}

/// `Display` and `FromStr` of what is [`Named`].
macro_rules! by_name {
    ($Type:ty) => {
        impl std::fmt::Display for $Type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::named::Named::name(*self))
            }
        }

        impl std::str::FromStr for $Type {
            type Err = $crate::named::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $crate::named::Named::named(name).ok_or($crate::named::UnknownName)
            }
        }
    };
}

/// A list of things to choose from, each in a file of its own with all that is known of it: an enum with a variant
/// for each. `kind!(choice, Kind => expression)` then has the expression for the one that is chosen, where `Kind` is
/// the type that its file defines.
macro_rules! kinds {
    (
        $dollar:tt
        $(#[$doc:meta])*
        pub enum $Enum:ident { $($module:ident::$Kind:ident),* $(,)? }
    ) => {
        $(mod $module;)*
        $(pub use $module::$Kind;)*

        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Enum {
            $(#[doc = concat!("See the struct [`", stringify!($Kind), "`](struct@", stringify!($Kind), ").")] $Kind,)*
        }

        impl $Enum {
            /// Its name for people.
            #[must_use]
            pub fn title(self) -> &'static str {
                $crate::named::Named::title(self)
            }

            /// All, in the order in which they are offered.
            pub const ALL: [Self; [$(stringify!($Kind)),*].len()] = [$(Self::$Kind),*];
        }

        macro_rules! kind {
            ($dollar choice:expr, $dollar Type:ident => $dollar expression:expr) => {
                match $dollar choice {
                    $($Enum::$Kind => {
                        type $dollar Type = $Kind;
                        $dollar expression
                    })*
                }
            };
        }

        impl $crate::named::Named for $Enum {
            const ALL: &'static [Self] = &Self::ALL;

            fn name(self) -> &'static str {
                kind!(self, Kind => Kind::NAME)
            }

            fn title(self) -> &'static str {
                kind!(self, Kind => Kind::TITLE)
            }
        }

        by_name!($Enum);
    };
}

/// The same of things that have numbers of their own: each variant holds what its file defines.
/// `kind!(choice, it => expression)` has the expression for that.
macro_rules! kinds_with_numbers {
    (
        $dollar:tt
        $(#[$doc:meta])*
        pub enum $Enum:ident { $($module:ident::$Kind:ident),* $(,)? }
    ) => {
        $(mod $module;)*
        $(pub use $module::$Kind;)*

        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $Enum {
            $(#[doc = concat!("See [`", stringify!($Kind), "`](struct@", stringify!($Kind), ").")] $Kind($Kind),)*
        }

        impl $Enum {
            /// Its name for people.
            #[must_use]
            pub fn title(self) -> &'static str {
                $crate::named::Named::title(self)
            }

            /// All, with their defaults, in the order in which they are offered.
            pub const ALL: [Self; [$(stringify!($Kind)),*].len()] = [$(Self::$Kind($Kind::DEFAULT)),*];
        }

        $(impl From<$Kind> for $Enum {
            fn from(kind: $Kind) -> Self {
                Self::$Kind(kind)
            }
        })*

        macro_rules! kind {
            ($dollar choice:expr, $dollar it:ident => $dollar expression:expr) => {
                match $dollar choice {
                    $($Enum::$Kind($dollar it) => $dollar expression,)*
                }
            };
        }

        impl $crate::named::Named for $Enum {
            const ALL: &'static [Self] = &Self::ALL;

            fn name(self) -> &'static str {
                match self {
                    $($Enum::$Kind(_) => $Kind::NAME,)*
                }
            }

            fn title(self) -> &'static str {
                match self {
                    $($Enum::$Kind(_) => $Kind::TITLE,)*
                }
            }
        }

        by_name!($Enum);
    };
}
