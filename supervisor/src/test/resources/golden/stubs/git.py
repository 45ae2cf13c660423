# git_status(repo_path: str): Shows the working tree status
# git.git_status(repo_path="/path/to/file")

def git_status(repo_path: str) -> Any:
    """Shows the working tree status"""


# git_diff_unstaged(repo_path: str, context_lines: int = 3): Shows changes in the working directory that are not yet staged
# git.git_diff_unstaged(repo_path="/path/to/file")

def git_diff_unstaged(repo_path: str, context_lines: int = 3) -> Any:
    """Shows changes in the working directory that are not yet staged"""


# git_diff_staged(repo_path: str, context_lines: int = 3): Shows changes that are staged for commit
# git.git_diff_staged(repo_path="/path/to/file")

def git_diff_staged(repo_path: str, context_lines: int = 3) -> Any:
    """Shows changes that are staged for commit"""


# git_diff(repo_path: str, target: str, context_lines: int = 3): Shows differences between branches or commits
# git.git_diff(repo_path="/path/to/file", target="target")

def git_diff(repo_path: str, target: str, context_lines: int = 3) -> Any:
    """Shows differences between branches or commits"""


# git_commit(repo_path: str, message: str): Records changes to the repository
# git.git_commit(repo_path="/path/to/file", message="message")

def git_commit(repo_path: str, message: str) -> Any:
    """Records changes to the repository"""


# git_add(repo_path: str, files: list[str]): Adds file contents to the staging area
# git.git_add(repo_path="/path/to/file", files=["file"])

def git_add(repo_path: str, files: list[str]) -> Any:
    """Adds file contents to the staging area

    files: [at least 1 item]
    """


# git_reset(repo_path: str): Unstages all staged changes
# git.git_reset(repo_path="/path/to/file")

def git_reset(repo_path: str) -> Any:
    """Unstages all staged changes"""


# git_log(repo_path: str, max_count: int = 10, start_timestamp: str | None = None, end_timestamp: str | None = None): Shows the commit logs
# git.git_log(repo_path="/path/to/file")

def git_log(
    repo_path: str,
    max_count: int = 10,
    start_timestamp: str | None = None,
    end_timestamp: str | None = None,
) -> Any:
    """Shows the commit logs

    start_timestamp: Start timestamp for filtering commits. Accepts: ISO 8601 format (e.g., '2024-01-15T14:30:25'), relative dates (e.g., '2 weeks ago', 'yesterday'), or absolute dates (e.g., '2024-01-15', 'Jan 15 2024')
    end_timestamp: End timestamp for filtering commits. Accepts: ISO 8601 format (e.g., '2024-01-15T14:30:25'), relative dates (e.g., '2 weeks ago', 'yesterday'), or absolute dates (e.g., '2024-01-15', 'Jan 15 2024')
    """


# git_create_branch(repo_path: str, branch_name: str, base_branch: str | None = None): Creates a new branch from an optional base branch
# git.git_create_branch(repo_path="/path/to/file", branch_name="branch_name")

def git_create_branch(repo_path: str, branch_name: str, base_branch: str | None = None) -> Any:
    """Creates a new branch from an optional base branch"""


# git_checkout(repo_path: str, branch_name: str): Switches branches
# git.git_checkout(repo_path="/path/to/file", branch_name="branch_name")

def git_checkout(repo_path: str, branch_name: str) -> Any:
    """Switches branches"""


# git_show(repo_path: str, revision: str): Shows the contents of a commit, or of a file or directory given as <revision>:<path>
# git.git_show(repo_path="/path/to/file", revision="revision")

def git_show(repo_path: str, revision: str) -> Any:
    """Shows the contents of a commit, or of a file or directory given as <revision>:<path>"""


# git_branch(repo_path: str, branch_type: str, contains: str | None = None, not_contains: str | None = None): List Git branches
# git.git_branch(repo_path="/path/to/file", branch_type="branch_type")

def git_branch(
    repo_path: str,
    branch_type: str,
    contains: str | None = None,
    not_contains: str | None = None,
) -> Any:
    """List Git branches

    repo_path: The path to the Git repository.
    branch_type: Whether to list local branches ('local'), remote branches ('remote') or all branches('all').
    contains: The commit sha that branch should contain. Do not pass anything to this param if no commit sha is specified
    not_contains: The commit sha that branch should NOT contain. Do not pass anything to this param if no commit sha is specified
    """


