package dev.synth.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a file is created with so that from the first moment nobody but its owner can open it. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /**
     * The attribute of a file to be created in this folder, which exists.
     *
     * @throws IOException if the file system knows neither POSIX permissions nor access control lists
     */
    static FileAttribute<?> file(Path folder) throws IOException {
        return attribute(folder, "rw-------");
    }

    /**
     * Creates a folder that its owner alone may enter, and those above it as usual, where it is missing.
     *
     * @throws IOException if it cannot be created, or the file system cannot keep it to its owner
     */
    public static void createFolder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(absolute.getParent());
            Files.createDirectories(absolute, attribute(absolute.getParent(), "rwx------"));
        }
    }

    private static FileAttribute<?> attribute(Path folder, String permissions) throws IOException {
        Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        }
        if (!views.contains("acl")) {
            throw new IOException("The file system of '" + folder
                    + "' cannot keep a file to its owner; choose a folder on one that can.");
        }
        UserPrincipal owner = folder.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        AclEntry all = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build();
        return new AclAttribute(List.of(all));
    }

    private record AclAttribute(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
        }
    }
}
