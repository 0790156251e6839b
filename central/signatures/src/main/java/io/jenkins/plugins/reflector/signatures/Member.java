package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * A field, method or constructor.
 *
 * @param owner the class that declares it, with slashes
 * @param descriptor erased; a method's starts with a parenthesis
 * @param signature with generics; null without
 * @param constant the value that javac inlines; null if there is none
 * @param exceptions that it declares, with slashes
 * @param hasDefault of an element of an annotation: whether it may be left out
 */
record Member(
        @NonNull String owner,
        int access,
        @NonNull String name,
        @NonNull String descriptor,
        @CheckForNull String signature,
        @CheckForNull Object constant,
        @NonNull List<String> exceptions,
        boolean hasDefault) {

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean isMethod() {
        return descriptor.startsWith("(");
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    int visibility() {
        return access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE);
    }

    String key() {
        return name + descriptor;
    }

    @Override
    public String toString() {
        return Names.member(owner, name, descriptor);
    }
}
