package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strconv"
)

// A Key names one value in a [Store]. Only [NewKey] makes one, so keys are never glued together
// where they are used. Keys are comparable. The zero Key names nothing; stores may refuse it.
type Key struct{ name string }

// NewKey returns the key of what kind and fields say: "digest:v1:" and 64 hexadecimal digits for
// the kind "digest:v1". Kind names what is kept and the version of its format, and stays readable
// so that an operator can tell keys apart. Fields is a struct of named fields; the digits are the
// SHA-256 of kind and of every field's name and value, whatever its tags:
//
//	cache.NewKey("digest:v1", struct {
//		Article summarise.ArticleID
//		Want    summarise.Want
//		Maker   summarise.Maker
//	}{a.ID, want, engine.Maker()})
//
// No two inputs run together: names and values are delimited, and strings are quoted byte by byte
// (only a nil slice is the same as an empty one).
// (encoding/json would not do: it writes every invalid byte of a string as the same \ufffd and
// leaves unexported fields out without a word.) To add, rename or move a field is to miss every
// value kept before.
//
// Fields may be strings, booleans, integers, byte arrays and the like, and structs, slices and
// arrays of those. Others, as well as unexported fields, are a mistake of the program, which its first
// call shows: NewKey panics at the type. What strangers put into the fields cannot make it panic.
func NewKey(kind string, fields any) Key {
	v := reflect.ValueOf(fields)
	if v.Kind() != reflect.Struct {
		panic(fmt.Sprintf("cache: key %q: fields must be a struct, not %T", kind, fields))
	}
	text := strconv.AppendQuoteToASCII(make([]byte, 0, 512), kind)
	sum := sha256.Sum256(appendValue(text, v, kind))
	return Key{kind + ":" + hex.EncodeToString(sum[:])}
}

// String returns the key as stores and logs show it. It holds nothing of the fields but their hash.
func (k Key) String() string { return k.name }

// appendValue appends v to b in a form from which v could be read back, so that
// different values of one type have different forms.
func appendValue(b []byte, v reflect.Value, kind string) []byte {
	switch v.Kind() {
	case reflect.String:
		return strconv.AppendQuoteToASCII(b, v.String())
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.AppendUint(b, v.Uint(), 10)
	case reflect.Struct:
		b = append(b, '{')
		for field, value := range v.Fields() {
			if !field.IsExported() {
				panic(fmt.Sprintf("cache: key %q: field %s of %s is not exported", kind, field.Name, v.Type()))
			}
			b = append(append(b, field.Name...), ':')
			b = append(appendValue(b, value, kind), ',')
		}
		return append(b, '}')
	case reflect.Slice, reflect.Array:
		b = append(b, '[')
		for _, element := range v.Seq2() {
			b = append(appendValue(b, element, kind), ',')
		}
		return append(b, ']')
	default:
		panic(fmt.Sprintf("cache: key %q: a %s cannot be part of a key", kind, v.Type()))
	}
}
