package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the declarations of a class file. */
final class ClassFileReader extends ClassVisitor {

    private String name;
    private int access;
    private boolean nested;
    private String superName;
    private List<String> interfaces = List.of();
    private String signature;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> permitted = new LinkedHashSet<>();
    private String retention = "CLASS";
    private Set<String> targets;

    private ClassFileReader() {
        super(Opcodes.ASM9);
    }

    @NonNull
    static ClassFile read(@NonNull byte[] bytes) {
        ClassFileReader reader = new ClassFileReader();
        new ClassReader(bytes).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFile(
                reader.name,
                reader.access,
                reader.nested,
                reader.superName,
                reader.interfaces,
                reader.signature,
                reader.members,
                reader.permitted,
                reader.retention,
                reader.targets);
    }

    @Override
    public void visit(int version, int flags, String ownName, String generics, String parent, String[] implemented) {
        name = ownName;
        access = flags;
        signature = generics;
        superName = parent;
        interfaces = List.of(implemented);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simpleName, int flags) {
        if (inner.equals(name)) {
            access = flags;
            nested = true;
        }
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        permitted.add(subclass);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (descriptor.equals("Ljava/lang/annotation/Retention;")) {
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visitEnum(String element, String type, String value) {
                    retention = value;
                }
            };
        }
        if (!descriptor.equals("Ljava/lang/annotation/Target;")) {
            return null;
        }
        targets = new TreeSet<>();
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitArray(String element) {
                return this;
            }

            @Override
            public void visitEnum(String element, String type, String value) {
                targets.add(value);
            }
        };
    }

    @Override
    public FieldVisitor visitField(int flags, String field, String descriptor, String generics, Object value) {
        add(new Member(name, flags, field, descriptor, generics, value, List.of(), false));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int flags, String method, String descriptor, String generics, String[] exceptions) {
        List<String> thrown = exceptions == null ? List.of() : new ArrayList<>(List.of(exceptions));
        add(new Member(name, flags, method, descriptor, generics, null, thrown, false));
        return (access & Opcodes.ACC_ANNOTATION) == 0 ? null : new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotationDefault() {
                add(new Member(name, flags, method, descriptor, generics, null, thrown, true));
                return null;
            }
        };
    }

    private void add(Member member) {
        members.put(member.key(), member);
    }
}
