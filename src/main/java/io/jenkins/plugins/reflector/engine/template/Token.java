package io.jenkins.plugins.reflector.engine.template;

/**
 * The smallest part of a template.
 *
 * @param text the name without its dot, the unquoted string, the number or sign as written
 * @param spaceBefore whether white space stood before it, which decides if {@code .x} goes on a chain
 */
record Token(Kind kind, String text, Node.Place place, boolean spaceBefore) {

    /** What a token is. */
    enum Kind {
        TEXT,
        LEFT,
        RIGHT,
        WORD,
        FIELD,
        VARIABLE,
        DOT,
        STRING,
        NUMBER,
        CHARACTER,
        PIPE,
        LEFT_PAREN,
        RIGHT_PAREN,
        COMMA,
        DECLARE,
        ASSIGN,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String wanted) {
        return kind == Kind.WORD && text.equals(wanted);
    }
}
