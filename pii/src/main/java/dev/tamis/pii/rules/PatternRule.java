package dev.tamis.pii.rules;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * A kind found by an expression of linear time, run only near one of its literals where it has any.
 *
 * @param kind the kind's name
 * @param name what a finding says of its rule
 * @param pattern what is matched; group 1, where there is one, is the value
 * @param literals one of them is part of every match; empty: the whole text is searched
 * @param before how far before a literal a match may begin, in characters
 * @param after how far behind it a match may end
 * @param check what the value must pass: {@code any}, {@code token}, {@code password}, {@code jwt},
 *     or a validator
 * @param context words, one of which must stand near; empty: none
 * @param window how near
 * @param score of its findings
 * @param own whether it is a rule of the user
 */
public record PatternRule(
    String kind,
    String name,
    Pattern pattern,
    List<String> literals,
    int before,
    int after,
    String check,
    List<String> context,
    int window,
    double score,
    boolean own) {}
