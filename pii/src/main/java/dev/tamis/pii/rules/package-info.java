/** Rules as data: the secrets pack, rules of the user, and the tables that ship with the module. */
package dev.tamis.pii.rules;
