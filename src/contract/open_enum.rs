//! Enums that stay open: a value the documents do not know is kept as given, never an error.

/// Declares an open enum: its known members with their spelling on the wire, and `Other` for everything else. In TypeScript it
/// is the union of its `Known…` members and any string.
macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        $name:ident, $known:ident { $( $(#[$member_doc:meta])* $member:ident = $wire:literal, )+ }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(
                $(#[$member_doc])*
                #[doc = concat!("`", $wire, "`")]
                #[serde(rename = $wire)]
                $member,
            )+
            /// A value this version does not know, kept as given. It never counts as terminal.
            #[serde(untagged)]
            Other($crate::contract::Text),
        }

        // The TypeScript: tsify does not know that one variant of an enum may be untagged, so two say it together.
        const _: () = {
            $(#[$doc])*
            #[derive(serde::Serialize, tsify::Tsify)]
            #[serde(untagged)]
            #[allow(dead_code, reason = "only its TypeScript is used")]
            enum $name {
                Known($known),
                Other(#[tsify(type = "string & {}")] String),
            }

            /// The members that this version knows.
            #[derive(serde::Serialize, tsify::Tsify)]
            #[allow(dead_code, reason = "only its TypeScript is used")]
            enum $known {
                $(
                    $(#[$member_doc])*
                    #[serde(rename = $wire)]
                    $member,
                )+
            }
        };

        impl $name {
            /// Every member the documents name.
            pub const KNOWN: &[Self] = &[$(Self::$member,)+];

            /// The spellings of those.
            pub const SPELLINGS: &[&str] = &[$($wire,)+];

            /// The spelling on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$member => $wire,)+
                    Self::Other(value) => value,
                }
            }
        }

        impl From<$crate::contract::Text> for $name {
            fn from(value: $crate::contract::Text) -> Self {
                match value.as_str() {
                    $($wire => Self::$member,)+
                    _ => Self::Other(value),
                }
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self::from($crate::contract::Text::from(value))
            }
        }
    };
}

pub(super) use open_enum;
