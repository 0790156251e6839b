package io.jenkins.plugins.reflector.engine.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A Go struct: named fields in order, some of them embedded, and methods without arguments. */
public final class GoStruct {

    private final String type;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, GoStruct> embedded = new LinkedHashMap<>();
    private final Map<String, Supplier<Object>> methods = new LinkedHashMap<>();

    @CheckForNull
    private String text;

    /** @param type as error messages name it, such as {@code update.Change} */
    public GoStruct(@NonNull String type) {
        this.type = type;
    }

    /** Adds a field. */
    @NonNull
    public GoStruct field(@NonNull String name, @CheckForNull Object value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a struct whose fields can be named without naming it. */
    @NonNull
    public GoStruct embed(@NonNull String name, @NonNull GoStruct value) {
        fields.put(name, value);
        embedded.put(name, value);
        return this;
    }

    /** Adds a method, which is called only if a template names it. */
    @NonNull
    public GoStruct method(@NonNull String name, @NonNull Supplier<Object> value) {
        methods.put(name, value);
        return this;
    }

    /** Sets what the struct prints as, if that is not its fields: Go's {@code String()}. */
    @NonNull
    public GoStruct printsAs(@NonNull String value) {
        text = value;
        return this;
    }

    /** As error messages name it. */
    @NonNull
    public String type() {
        return type;
    }

    /** Structs of one type are equal if their fields are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GoStruct struct && type.equals(struct.type) && fields.equals(struct.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    Map<String, Object> fields() {
        return fields;
    }

    @CheckForNull
    String text() {
        return text;
    }

    /** The value of a field, a method, or a field of an embedded struct; {@link GoValue#NO_VALUE} stands for null. */
    Optional<Object> member(String name) {
        if (fields.containsKey(name)) {
            return Optional.of(GoValue.orNoValue(fields.get(name)));
        }
        if (methods.containsKey(name)) {
            return Optional.of(GoValue.orNoValue(methods.get(name).get()));
        }
        return embedded.values().stream()
                .map(struct -> struct.member(name))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
