package io.jenkins.plugins.reflector.signatures;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashSet;
import java.util.Set;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What a class file refers to: types, and members with the way in which they are used. */
final class References extends ClassVisitor {

    /**
     * A use of a field or method.
     *
     * @param tag how, as a method handle would say it ({@link Opcodes#H_GETFIELD} and so on)
     * @param ofInterface whether the owner is taken for an interface
     */
    record Use(int tag, @NonNull String owner, @NonNull String name, @NonNull String descriptor, boolean ofInterface) {

        boolean isStatic() {
            return tag == Opcodes.H_GETSTATIC || tag == Opcodes.H_PUTSTATIC || tag == Opcodes.H_INVOKESTATIC;
        }

        boolean isWrite() {
            return tag == Opcodes.H_PUTFIELD || tag == Opcodes.H_PUTSTATIC;
        }
    }

    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> created = new LinkedHashSet<>();
    private final Set<Use> uses = new LinkedHashSet<>();

    private References() {
        super(Opcodes.ASM9);
    }

    @NonNull
    static References of(@NonNull byte[] file) {
        References references = new References();
        new ClassReader(file).accept(references, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return references;
    }

    /** Names of classes, with slashes. */
    @NonNull
    Set<String> types() {
        return types;
    }

    /** Those of which objects are made. */
    @NonNull
    Set<String> created() {
        return created;
    }

    @NonNull
    Set<Use> uses() {
        return uses;
    }

    @Override
    public void visit(int version, int access, String name, String generics, String superName, String[] interfaces) {
        internal(superName);
        for (String one : interfaces) {
            internal(one);
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotation(descriptor, visible);
    }

    private AnnotationVisitor annotation(String descriptor, boolean visible) {
        if (visible) {
            type(Type.getType(descriptor));
        }
        return null;
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String generics, Object value) {
        type(Type.getType(descriptor));
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String of, boolean visible) {
                return annotation(of, visible);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String generics, String[] exceptions) {
        type(Type.getMethodType(descriptor));
        if (exceptions != null) {
            for (String thrown : exceptions) {
                internal(thrown);
            }
        }
        return new Code();
    }

    private void internal(String name) {
        if (name != null) {
            type(Type.getObjectType(name));
        }
    }

    private void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> types.add(type.getInternalName());
            case Type.METHOD -> {
                type(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    type(argument);
                }
            }
            default -> {}
        }
    }

    private void use(int tag, String owner, String name, String descriptor, boolean ofInterface) {
        internal(owner);
        type(descriptor.startsWith("(") ? Type.getMethodType(descriptor) : Type.getType(descriptor));
        if (!owner.startsWith("[")) {
            uses.add(new Use(tag, owner, name, descriptor, ofInterface));
        }
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            use(handle.getTag(), handle.getOwner(), handle.getName(), handle.getDesc(), handle.isInterface());
        } else if (value instanceof ConstantDynamic dynamic) {
            type(Type.getType(dynamic.getDescriptor()));
            constant(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    private final class Code extends MethodVisitor {

        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            return annotation(descriptor, visible);
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            return annotation(descriptor, visible);
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            internal(name);
            if (opcode == Opcodes.NEW) {
                created.add(name);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            int tag = switch (opcode) {
                case Opcodes.GETFIELD -> Opcodes.H_GETFIELD;
                case Opcodes.PUTFIELD -> Opcodes.H_PUTFIELD;
                case Opcodes.GETSTATIC -> Opcodes.H_GETSTATIC;
                default -> Opcodes.H_PUTSTATIC;
            };
            use(tag, owner, name, descriptor, false);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            int tag = switch (opcode) {
                case Opcodes.INVOKESTATIC -> Opcodes.H_INVOKESTATIC;
                case Opcodes.INVOKESPECIAL -> Opcodes.H_INVOKESPECIAL;
                case Opcodes.INVOKEINTERFACE -> Opcodes.H_INVOKEINTERFACE;
                default -> Opcodes.H_INVOKEVIRTUAL;
            };
            use(tag, owner, name, descriptor, ofInterface);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            type(Type.getMethodType(descriptor));
            constant(bootstrap);
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            type(Type.getType(descriptor));
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String caught) {
            internal(caught);
        }
    }
}
