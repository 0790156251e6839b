package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * A class as its file declares it.
 *
 * @param name with slashes
 * @param access the flags; of a nested class those of its declaration, static among them
 * @param nested whether it stands in another class
 * @param superName null for Object alone
 * @param members by name and descriptor
 * @param permitted the subclasses that a sealed class permits; empty if it is not sealed
 * @param retention of an annotation type; CLASS if it says nothing
 * @param targets of an annotation type; null if it says nothing
 */
record ClassFile(
        @NonNull String name,
        int access,
        boolean nested,
        @CheckForNull String superName,
        @NonNull List<String> interfaces,
        @CheckForNull String signature,
        @NonNull Map<String, Member> members,
        @NonNull Set<String> permitted,
        @NonNull String retention,
        @CheckForNull Set<String> targets) {

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    boolean isInterface() {
        return is(Opcodes.ACC_INTERFACE);
    }

    String kind() {
        if (is(Opcodes.ACC_ANNOTATION)) {
            return "annotation type";
        }
        if (isInterface()) {
            return "interface";
        }
        return is(Opcodes.ACC_ENUM) ? "enum" : "java/lang/Record".equals(superName) ? "record" : "class";
    }

    int visibility() {
        return access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE);
    }
}
