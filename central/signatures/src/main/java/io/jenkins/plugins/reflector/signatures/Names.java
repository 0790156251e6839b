package io.jenkins.plugins.reflector.signatures;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Names as people write them. */
final class Names {

    private Names() {}

    static String type(String internal) {
        return internal.replace('/', '.');
    }

    static String member(String owner, String name, String descriptor) {
        String start = type(owner) + "." + (name.equals("<init>") ? "new" : name);
        return descriptor.startsWith("(")
                ? start + Arrays.stream(Type.getArgumentTypes(descriptor)).map(Type::getClassName).collect(Collectors.joining(", ", "(", ")"))
                : start;
    }

    static String visibility(int access) {
        if ((access & Opcodes.ACC_PUBLIC) != 0) {
            return "public";
        }
        if ((access & Opcodes.ACC_PROTECTED) != 0) {
            return "protected";
        }
        return (access & Opcodes.ACC_PRIVATE) != 0 ? "private" : "package-private";
    }

    static String packageOf(String internal) {
        int slash = internal.lastIndexOf('/');
        return slash < 0 ? "" : internal.substring(0, slash);
    }
}
